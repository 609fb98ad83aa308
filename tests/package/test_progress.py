import sys

import numpy as np
import pytest

from simplenet.progress import progress_bar


@pytest.fixture
def bar_for():
    """Give `progress_bar`, which draws on the standard error stream."""
    pytest.importorskip("tqdm", reason="tqdm is not installed")
    return progress_bar


def last_state(capsys):
    """Return what a bar shows in the end, and whether it went to a line of its own."""
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err.rpartition("\r")[2]


def test_the_bar_shows_the_epochs_and_the_loss(bar_for, capsys):
    show = bar_for(3)
    for epoch, loss in [(1, 0.5), (2, 0.25), (3, 0.123456)]:
        show(epoch, loss)
    end = last_state(capsys)
    assert "100%" in end
    assert "3/3" in end
    assert "loss=0.1235" in end  # four digits
    assert end.endswith(
        "\n"
    )  # closed, so that what comes next has a line of its own


def test_the_bar_is_closed_by_the_last_epoch_alone(bar_for, capsys):
    show = bar_for(3)
    show(1, 0.5)
    show(2, 0.5)
    assert not last_state(capsys).endswith("\n")
    show(3, 0.5)
    assert last_state(capsys).endswith("\n")


def test_the_bar_counts_epochs_not_calls(bar_for, capsys):
    # Epochs may be reported now and then only.
    show = bar_for(100)
    show(40, 0.5)
    show(100, 0.5)
    assert "100/100" in last_state(capsys)


def test_several_runs_show_their_mean_loss(bar_for, capsys):
    bar_for(1)(1, np.array([0.125, 0.375]))
    assert "loss=0.25]" in last_state(capsys)


def test_both_networks_take_the_bar(bar_for, network, as_mlp, capsys):
    data = [[1, 0], [0, 1]]
    as_mlp(network).train(data, [[1], [0]], 0.1, 4, callback=bar_for(4))
    assert "4/4" in last_state(capsys)
    network.train(data, [1, 0], epochs=5, callback=bar_for(5))
    assert "5/5" in last_state(capsys)


def test_training_is_the_same_with_a_bar(bar_for, seeded, samples, answers):
    with_bar, without = seeded(157), seeded(157)
    with_bar.train(samples, answers, epochs=5, callback=bar_for(5))
    without.train(samples, answers, epochs=5)
    np.testing.assert_array_equal(with_bar.vector, without.vector)


def test_without_tqdm_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(ImportError, match="tqdm"):
        progress_bar(3)
