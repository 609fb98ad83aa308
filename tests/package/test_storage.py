import io
import os
import pickle
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet import MLP

POSIX = pytest.mark.skipif(os.name != "posix", reason="what POSIX promises")


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


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o400], ids=oct)
def test_permissions_of_an_older_file_stay(saved, mlp, mode):
    _, path = saved
    path.chmod(mode)
    mlp((4, 2), seed=1).save(path)
    assert path.stat().st_mode & 0o777 == mode
    assert_equal(MLP.load(path), mlp((4, 2), seed=1))


@POSIX
@pytest.mark.parametrize("there", [True, False], ids=["there", "to be"])
def test_a_symbolic_link_stays_and_its_file_is_written(saved, mlp, there):
    _, path = saved
    target = path.with_name("inner") / "target.npz"
    target.parent.mkdir()
    if there:
        path.rename(target)
    link, second = path.with_name("link"), path.with_name("second")
    link.symlink_to(os.path.join("inner", "target.npz"))
    second.symlink_to("link")
    newer = mlp((4, 2), seed=1)
    newer.save(second)
    assert link.is_symlink()
    assert second.is_symlink()
    assert [*target.parent.iterdir()] == [target]
    assert not target.is_symlink()
    assert_equal(MLP.load(target), newer)


@POSIX
def test_a_link_in_a_circle_is_no_file(mlp, tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="links"):
        mlp((2, 1)).save(tmp_path / "a")
    assert {p.name for p in tmp_path.iterdir()} == {"a", "b"}
    assert (tmp_path / "a").is_symlink()


@POSIX
@pytest.mark.parametrize("through", ["its name", "a link"])
def test_what_is_no_file_is_refused_at_once(mlp, tmp_path, through):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    link = tmp_path / "link"
    link.symlink_to(pipe)
    path = pipe if through == "its name" else link
    message = f"^path must be the name of a file, got '{re.escape(str(path))}'$"
    with pytest.raises(OSError, match=message):
        mlp((2, 1)).save(path)
    with pytest.raises(OSError, match=message):  # and does not wait for ever
        MLP.load(path)
    assert pipe.is_fifo()
    assert {p.name for p in tmp_path.iterdir()} == {"pipe", "link"}


@POSIX
@pytest.mark.parametrize("length", [240, 255])
def test_a_name_may_be_as_long_as_names_can_be(saved, length):
    network, path = saved
    long = path.with_name("n" * length)
    network.save(long)
    assert_equal(MLP.load(long), network)


@POSIX
def test_a_name_too_long_is_told_and_leaves_nothing(saved):
    network, path = saved
    with pytest.raises(OSError, match="n" * 300):
        network.save(path.with_name("n" * 300))
    assert [*path.parent.iterdir()] == [path]


def test_a_spoilt_network_does_not_replace_a_good_one(saved, mlp):
    network, path = saved
    for spoil in (np.nan, np.inf):
        spoilt = mlp((2, 3, 1), seed=1)
        spoilt.biases[1][0] = spoil
        with pytest.raises(ValueError, match=r"^biases\[1\] must be finite"):
            spoilt.save(path)
    assert_equal(MLP.load(path), network)
    assert [*path.parent.iterdir()] == [path]


@POSIX
def test_threads_save_to_one_file_and_others_read_it_whole(saved, mlp):
    _, path = saved
    networks = [mlp((20, 20, 2), seed) for seed in range(4)]
    networks[0].save(path)
    known = [bits(network) for network in networks]

    def save(network):
        for _ in range(25):
            network.save(path)

    def read(_):
        return all(bits(MLP.load(path)) in known for _ in range(50))

    with ThreadPoolExecutor(6) as pool:
        writers = [pool.submit(save, network) for network in networks]
        assert all(pool.map(read, range(2)))
        for writer in writers:
            writer.result()
    assert [*path.parent.iterdir()] == [path]


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
    path = tmp_path / "nowhere" / "network.npz"
    with pytest.raises(FileNotFoundError) as stop:
        mlp((2, 1)).save(path)
    assert stop.value.filename == str(path)
    assert "unfinished" not in str(stop.value)


@pytest.mark.parametrize("name", ["", f"new{os.sep}"])
def test_what_names_no_file_makes_none(mlp, tmp_path, monkeypatch, name):
    inner = tmp_path / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    with pytest.raises(OSError, match=r"No such file|cannot find") as stop:
        mlp((2, 1)).save(name)
    assert stop.value.filename == name
    assert stop.value.filename2 is None
    assert [*tmp_path.iterdir()] == [inner]
    assert not [*inner.iterdir()]


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
