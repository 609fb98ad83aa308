import io
import os
import pickle
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet import MLP

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")


@pytest.fixture
def saved(mlp, tmp_path):
    """Give a network and the file it was saved to, the only one in its folder."""
    network, path = mlp((2, 3, 1)), tmp_path / "network.npz"
    network.save(path)
    return network, path


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("saved")


def bits(network):
    return [v.tobytes() for v in network.weights + network.biases]


def assert_equal(network, other):
    assert network.sizes == other.sizes
    assert bits(network) == bits(other)


def assert_refused(path):
    """Load what is no network: a ValueError that names the file."""
    with pytest.raises(ValueError, match=re.escape(str(path))):
        MLP.load(path)


# The round trip


@st.composite
def networks(draw):
    """Draw any network of up to three layers: every float that is a number will do."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    floats = st.floats(allow_nan=False, allow_infinity=False)

    def array(*shape):
        n = int(np.prod(shape))
        flat = draw(st.lists(floats, min_size=n, max_size=n))
        return np.reshape(flat, shape)

    pairs = list(pairwise(sizes))
    return MLP.from_parameters(
        [array(b, a) for a, b in pairs], [array(b) for _, b in pairs]
    )


@given(networks())
def test_the_round_trip_keeps_every_bit(folder, network):
    path = folder / "network.npz"
    before = bits(network)
    assert network.save(path) is None
    assert_equal(MLP.load(path), network)
    assert bits(network) == before


def test_a_network_with_many_layers(mlp, tmp_path):
    # With ten layers and more, their names would sort as 0, 1, 10, 2.
    network = mlp([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7])
    network.save(tmp_path / "deep.npz")
    assert_equal(MLP.load(tmp_path / "deep.npz"), network)


def test_a_loaded_network_goes_on_learning(saved):
    network, path = saved
    other = MLP.load(path)
    for one in (network, other):
        one.train([[1, 2], [3, 4]], [[0], [1]], 0.5, 3)
    assert_equal(network, other)


@pytest.mark.parametrize("kind", [str, Path])
@pytest.mark.parametrize("name", ["net.npz", "net", "net.dat", ".net", "ä ö"])
def test_the_file_has_the_very_name_it_was_given(saved, kind, name):
    network, path = saved
    target = path.with_name(name)
    network.save(kind(target))
    assert {p.name for p in path.parent.iterdir()} == {path.name, name}
    assert_equal(MLP.load(kind(target)), network)


def test_the_file_is_a_plain_archive_of_arrays(saved):
    network, path = saved
    with np.load(path, allow_pickle=False) as found:
        assert set(found) == {"weights0", "weights1", "biases0", "biases1"}
        for layer in range(2):
            np.testing.assert_array_equal(
                found[f"weights{layer}"], network.weights[layer]
            )
            np.testing.assert_array_equal(
                found[f"biases{layer}"], network.biases[layer]
            )


def test_an_older_file_is_replaced(saved, mlp):
    _, path = saved
    newer = mlp((4, 2), seed=1)
    newer.save(path)
    assert_equal(MLP.load(path), newer)
    assert [*path.parent.iterdir()] == [path]


@POSIX
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002], ids=oct)
def test_permissions_are_those_of_any_new_file(mlp, tmp_path, mask):
    before = os.umask(mask)
    try:
        mlp((2, 1)).save(tmp_path / "network")
        (tmp_path / "other").touch()
    finally:
        os.umask(before)
    modes = [(tmp_path / name).stat().st_mode for name in ("network", "other")]
    assert modes[0] == modes[1]


# What goes wrong while a file is written


def half_written(file, *_, **__):
    file.write(b"PK half a file")
    file.flush()
    raise OSError("no space left")


def interrupted(*_):
    raise KeyboardInterrupt("no space left")


@pytest.mark.parametrize(
    ("place", "name", "failing", "error"),
    [
        (np, "savez", half_written, OSError),
        (os, "fsync", interrupted, KeyboardInterrupt),
        (os, "replace", interrupted, KeyboardInterrupt),
    ],
    ids=["while writing", "before the disk has it", "before it is in place"],
)
@pytest.mark.parametrize("older", [True, False])
def test_a_failure_leaves_what_was_there_and_no_litter(
    saved, mlp, monkeypatch, place, name, failing, error, older
):
    network, path = saved
    target = path if older else path.with_name("new.npz")
    content = path.read_bytes()
    monkeypatch.setattr(place, name, failing)
    with pytest.raises(error, match="no space left"):
        mlp((4, 2), seed=1).save(target)
    assert [*path.parent.iterdir()] == [path]
    assert path.read_bytes() == content
    assert_equal(MLP.load(path), network)


def test_the_disk_has_it_all_before_it_takes_the_old_ones_place(
    saved, mlp, monkeypatch
):
    network, path = saved
    sizes, fsync = [], os.fsync

    def observed(descriptor):
        assert_equal(MLP.load(path), network)  # still the older one
        sizes.append(os.fstat(descriptor).st_size)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", observed)
    mlp((4, 2), seed=1).save(path)
    assert path.stat().st_size in sizes


def test_the_program_may_die_while_it_saves(saved):
    # Not an exception but the end of the process: nothing can be tidied up.
    network, path = saved
    code = (
        "import os, sys; from simplenet import MLP\n"
        "os.fsync = lambda _: os._exit(7)\n"
        "MLP((4, 2)).save(sys.argv[1])"
    )
    result = subprocess.run([sys.executable, "-c", code, path], check=False)
    assert result.returncode == 7
    assert_equal(MLP.load(path), network)


def test_a_folder_that_is_not_there(mlp, tmp_path):
    with pytest.raises(FileNotFoundError):
        mlp((2, 1)).save(tmp_path / "nowhere" / "network.npz")


def test_a_folder_is_no_file(mlp, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        mlp((2, 1)).save(tmp_path / "folder")
    with pytest.raises(OSError, match="folder"):
        MLP.load(tmp_path / "folder")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


# Files that hold no network


def test_a_missing_file_is_no_bad_file(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        MLP.load(tmp_path / "nowhere.npz")


@given(st.data())
def test_a_file_cut_short_anywhere(mlp, folder, data):
    path = folder / "short.npz"
    mlp((2, 3, 1)).save(path)
    os.truncate(path, data.draw(st.integers(0, path.stat().st_size - 1)))
    assert_refused(path)


def outcome(path, network):
    """Say what loading a damaged copy of a network comes to."""
    try:
        found = MLP.load(path)
    except ValueError as error:
        return "told" if str(path) in str(error) else f"unclear: {error}"
    same = found.sizes == network.sizes and bits(found) == bits(network)
    return "no matter" if same else f"another network: {found.sizes}"


def flipped(content, place, bit):
    damaged = bytearray(content)
    damaged[place] ^= 1 << bit
    return bytes(damaged)


BITS = st.integers(0, 7)
FLIPS = pytest.mark.parametrize(
    ("sizes", "stop"), [((7, 1), None), ((700, 1), 200)], ids=str
)


@FLIPS
@given(data=st.data(), bit=BITS)
def test_any_flipped_bit_is_told_or_does_no_harm(
    mlp, folder, sizes, stop, data, bit
):
    network, path = mlp(sizes), folder / "flipped.npz"
    network.save(path)
    content = path.read_bytes()
    place = data.draw(st.integers(0, (stop or len(content)) - 1))
    path.write_bytes(flipped(content, place, bit))
    # It does not matter where it is, say, the time of writing that is damaged.
    assert outcome(path, network) in ("told", "no matter")


@given(data=st.data(), bit=BITS)
def test_any_flipped_bit_of_a_number_or_of_an_arrays_head_is_told(
    mlp, folder, data, bit
):
    network, path = mlp((7, 1)), folder / "flipped.npz"
    network.save(path)
    content = path.read_bytes()
    numbers = network.weights[0].tobytes()
    start = content.index(numbers)
    # The head of an array is 128 bytes.
    place = data.draw(st.integers(start - 128, start + len(numbers) - 1))
    path.write_bytes(flipped(content, place, bit))
    assert outcome(path, network) == "told"


@pytest.mark.parametrize("bit", [0, 1, 2])
def test_a_flipped_bit_that_makes_a_large_array_smaller_is_told(
    mlp, folder, bit
):
    # Of 700, it makes 600, 500 or 300: less than the file has, and whoever reads that much only
    # of a large array does not come to where its checksum is compared.
    network, path = mlp((700, 1)), folder / "flipped.npz"
    network.save(path)
    content = path.read_bytes()
    place = content.index(b"700")
    smaller = flipped(content, place, bit)
    assert smaller[place : place + 3] in (b"600", b"500", b"300")
    path.write_bytes(smaller)
    assert outcome(path, network) == "told"


class Intruder:
    """Makes a folder if anybody unpickles it."""

    def __init__(self, folder):
        self.folder = folder

    def __reduce__(self):
        return os.mkdir, (self.folder,)


def archive(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def single_array(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


W, B = np.ones((1, 2)), np.ones(1)
FOREIGN = {
    "nothing": b"",
    "text": b"weights0 = 1, 2\n",
    "zeros": bytes(1000),
    "a single array": single_array(W),
    "no arrays": archive(),
    "other names": archive(W1=W, b1=B),
    "no names": archive(arr_0=W, arr_1=B),
    "no biases": archive(weights0=W),
    "no weights": archive(biases0=B),
    "a layer without biases": archive(weights0=W, biases0=B, weights1=[[1]]),
    "a missing layer": archive(weights0=W, biases0=B, weights2=W, biases2=B),
    "no first layer": archive(weights1=W, biases1=B),
    "one array more": archive(weights0=W, biases0=B, more=B),
    "layers that do not fit": archive(
        weights0=W, biases0=B, weights1=W, biases1=B
    ),
    "biases that do not fit": archive(weights0=W, biases0=[1, 2]),
    "no matrix": archive(weights0=B, biases0=B),
    "an empty matrix": archive(weights0=np.ones((1, 0)), biases0=B),
    "no number": archive(weights0=[[1, np.nan]], biases0=B),
    "infinity": archive(weights0=W, biases0=[np.inf]),
    "numbers as text": archive(weights0=[["1", "2"]], biases0=B),
    "numbers as bytes": archive(weights0=[[b"1", b"2"]], biases0=B),
    "complex numbers": archive(weights0=[[1j, 2]], biases0=B),
    "dates": archive(weights0=np.zeros((1, 2), "M8[D]"), biases0=B),
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file(tmp_path, content):
    path = tmp_path / "foreign.npz"
    path.write_bytes(content)
    assert_refused(path)


def test_a_pickle_is_never_run(tmp_path):
    path, trace = tmp_path / "network.npz", tmp_path / "trace"
    intruder = Intruder(str(trace))
    hidden = np.array([[intruder, intruder]])
    for content in (
        pickle.dumps(intruder),
        single_array(hidden),
        archive(weights0=hidden, biases0=B),
        archive(weights0=W, biases0=B, more=hidden),
    ):
        path.write_bytes(content)
        assert_refused(path)
    assert not trace.exists()
    # The trap is one: unpickled, it does what it should not.
    np.load(io.BytesIO(single_array(hidden)), allow_pickle=True)
    assert trace.exists()


def test_a_file_of_whole_numbers_is_a_network(tmp_path):
    # Whoever writes the arrays by hand may well write integers.
    path = tmp_path / "network.npz"
    path.write_bytes(archive(weights0=[[1, 2]], biases0=[3]))
    network = MLP.load(path)
    assert network.weights[0].tolist() == [[1, 2]]
    assert network.biases[0].tolist() == [3]
    assert network.vector.dtype == np.float64
