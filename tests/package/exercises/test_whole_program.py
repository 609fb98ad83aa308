"""The check of the whole program of Part I: a right one, and slips in each of its parts."""

import pytest
import silly
from IPython.lib.pretty import pretty

from simplenet.exercises import check_program
from simplenet.exercises.functions import FUNCTIONS

# A reader's own words, with nothing of the package.
PROGRAM = """
import numpy as np

def sigmoid(z):
    return np.tanh(z / 2) / 2 + 0.5

def neuron(w1, w2, b, x1, x2):
    total = b + w1 * x1 + w2 * x2
    return sigmoid(total)

def forward(network, x1, x2):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = network
    left = neuron(w1, w2, b1, x1, x2)
    right = neuron(w3, w4, b2, x1, x2)
    return left, right, neuron(w5, w6, b3, left, right)

def mse_loss(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)

def gradients(network, x1, x2, y_true):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = network
    left, right, said = forward(network, x1, x2)
    z3 = 2 * (said - y_true) * said * (1 - said)
    z1 = z3 * w5 * left * (1 - left)
    z2 = z3 * w6 * right * (1 - right)
    return np.array([z1 * x1, z1 * x2, z2 * x1, z2 * x2, z3 * left, z3 * right, z1, z2, z3])

x1 = np.array([-2, 25, 17, -15])
x2 = np.array([-1, 6, 4, -6])
y_true = np.array([1, 0, 0, 1])
network = np.random.default_rng(157).standard_normal(9)
for epoch in range(1000):
    for i in range(4):
        partials = gradients(network, x1[i], x2[i], y_true[i])
        network = network - 0.1 * partials
print(mse_loss(y_true, forward(network, x1, x2)[2]))
print("Emily:", forward(network, -7, -3)[2])
print("Frank:", forward(network, 20, 2)[2])
"""

SIGMOID = "np.tanh(z / 2) / 2 + 0.5"
WAY_BACK = "* w5{}* w6{}"


@pytest.fixture
def checked(tmp_path):
    """Check the program with some of its text replaced."""

    def check(old="", new=""):
        if old == WAY_BACK:
            between = (
                " * left * (1 - left)\n    z2 = z3 ",
                " * right * (1 - right)",
            )
            old, new = old.format(*between), new.format(*between)
        assert old in PROGRAM
        file = tmp_path / "mine.py"
        file.write_text(PROGRAM.replace(old, new) if old else PROGRAM, "utf-8")
        return check_program(file)

    return check


def test_a_right_program_is_right(checked, capsys):
    assert str(checked()) == (
        "Right: the five functions agree with the book's, and training arrives at a mean loss "
        "of 0.0022, 0.951 for Emily and 0.039 for Frank."
    )
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("first", "coding"),
    [
        ("", "utf-8-sig"),  # as some editors of Windows save
        ("# coding: latin-1, für ä\n", "latin-1"),
        ("assert __file__.endswith('mine.py')\n", "utf-8"),
        ("def f(z: int): 0\nassert f.__annotations__['z'] is int\n", "utf-8"),
    ],
)
def test_what_python_runs_is_run_alike(tmp_path, first, coding):
    file = tmp_path / "mine.py"
    file.write_bytes((first + PROGRAM).encode(coding))
    assert str(check_program(file)).startswith("Right:")


def test_a_notebook_shows_a_long_verdict_in_lines_that_fit(checked):
    verdict = checked("z3 * w6", "z3 * w5")
    lines = pretty(verdict).splitlines()
    assert max(map(len, lines)) <= 70
    assert " ".join(lines) == str(verdict)


@pytest.mark.parametrize(
    ("old", "new", "words", "right_so_far"),
    [
        ("tanh(z", "tanh(-z", "that of -z", ""),
        (SIGMOID, "1 / 1 + np.exp(-z)", "it needs brackets", ""),
        (SIGMOID, "1 / np.exp(-z)", "Below the line, the 1 is missing", ""),
        ("sigmoid(total)", "total", "hand it to sigmoid", "sigmoid"),
        ("total = b +", "total = 0 +", "The bias is missing", "sigmoid"),
        ("total = b +", "total = -b +", "not subtracted", "sigmoid"),
        ("w1 * x1 + w2 * x2", "w2 * x1 + w1 * x2", "own input", "sigmoid"),
        (
            "w3, w4, w5, w6, b1, b2, b3 = network\n    left = n",
            "b1, w3, w4, b2, w5, w6, b3 = network\n    left = n",
            "The six weights come first",
            "neuron",
        ),
        ("w4, b2, x", "w4, b1, x", "its own is b2", "neuron"),
        ("w3, w4, b2, x", "w1, w2, b1, x", "those of h1", "neuron"),
        (
            "b3, left, right",
            "b3, x1, x2",
            "o1 does not see x1 and x2",
            "neuron",
        ),
        ("return left, right, ", "return ", "all three", "neuron"),
        ("b3, left", "b2, left", "y_pred is wrong", "neuron"),
        ("np.mean(", "np.sum(", "the mean is asked for", "forward"),
        ("np.mean(", "(", "one by one", "forward"),
        (") ** 2)", ") ** 1)", "not squared", "forward"),
        (
            "np.mean((y_true - y_pred) ** 2)",
            "np.mean(y_true - y_pred) ** 2",
            "not their mean",
            "forward",
        ),
        (
            "np.mean((y_true - y_pred) ** 2)",
            "np.mean(abs(y_true - y_pred))",
            "mean absolute error",
            "forward",
        ),
        ("2 * (said -", "-2 * (said -", "All signs", "mse_loss"),
        ("2 * (said -", "(said -", "The 2 of the square", "mse_loss"),
        (
            "said * (1 - said)",
            "1",
            "slope of the output's sigmoid",
            "mse_loss",
        ),
        (
            "said * (1 - said)",
            "sigmoid(said) * (1 - sigmoid(said))",
            "you took f'(y_pred)",
            "mse_loss",
        ),
        ("z2 * x1", "-z2 * x1", "sign of d_L_d_w3 is turned", "mse_loss"),
        ("z1, z2, z3]", "z1, z2, -z3]", "sign of d_L_d_b3 is", "mse_loss"),
        ("return np.array(", "return list(", "not as an array", "mse_loss"),
        (WAY_BACK, "* w6{}* w5{}", "w5 leads back to h1", "mse_loss"),
        (WAY_BACK, "{}{}", "w5 and w6 are missing", "mse_loss"),
        (
            WAY_BACK,
            "* w5 * sigmoid(left) * sigmoid(-left) #{}"
            "* w6 * sigmoid(right) * sigmoid(-right) #{}",
            "you took f'(h)",
            "mse_loss",
        ),
        (WAY_BACK, "* w5 #{}* w6 #{}", "hidden sigmoid is missing", "mse_loss"),
        ("z3 * w6", "z3 * w5", "a factor of w6, not w5", "mse_loss"),
        (
            "[z1 * x1, z1 * x2, z2 * x1, z2 * x2, z3 * left, z3 * right, z1, z2, z3]",
            "[z1, z2, z3, z1 * x1, z1 * x2, z2 * x1, z2 * x2, z3 * left, z3 * right]",
            "your biases stand first",
            "mse_loss",
        ),
        ("[-2, 25,", "[133, 160,", "x1 is [133, 160, 17, -15]", "gradients"),
        ("y_true = np", "labels = np", "with NameError", "x2"),
        ("y_true = np.array", "y_true = print", "y_true is None", "x2"),
        ("    network = network", "network = network", "Diana", "y_true"),
        ("network - 0.1", "network + 0.1", "It climbs", "y_true"),
        ("        network = ", "        trained = ", "random start", "y_true"),
        ("(1000)", "(1)", "one epoch of the 1,000", "y_true"),
        ("157", "158", "Look at the seed", "y_true"),
        ("network - 0.1", "partials - 0.1", "mean loss of", "y_true"),
        ("print(mse_loss", "abs(mse_loss", "the mean loss", "the training"),
        ("-7, -3", "128, 63", "no 0.951, Emily's", "the training"),
        ("20, 2)[2]", "20, 2)[1]", "no 0.039, Frank's", "the training"),
    ],
)
def test_the_first_thing_that_is_not_right_is_said(
    checked, old, new, words, right_so_far
):
    verdict = checked(old, new)
    assert silly.refused(verdict)
    assert words in str(verdict)
    if right_so_far:
        assert str(verdict).endswith(f"{right_so_far}.")
        assert "Right so far: sigmoid" in str(verdict)
    else:
        assert "so far" not in str(verdict)


def test_slopes_are_asked_for_once_more_in_silence(checked, capsys):
    """Where training stops; a function may print then, or raise."""
    verdict = checked("return np.array(", "print('!')\n    return list(")
    assert "not as an array" in str(verdict)
    assert capsys.readouterr().out == ""
    verdict = checked(
        "return np.array(", "assert list(network) != [1] * 9\n    return list("
    )
    assert silly.refused(verdict)
    assert "with TypeError" in str(verdict)
    assert "not as an array" not in str(verdict)


@pytest.mark.parametrize(
    ("old", "new", "at", "words"),
    [
        ("def neuron(w1, w2, b, x1, x2):", "def neuron(", "def neuron", "'('"),
        ("import numpy", "import nunpy", "import", "ModuleNotFoundError"),
        ("right = neuron(", "right = nerve(", "right = n", "NameError"),
        ("y_true = np", "labels = np", "partials = g", "NameError"),
        ("partials = g", "partials = 1 / 0 #", "partials", "ZeroDivision"),
        ("return np.array(", "return list(", "network - 0.1", "TypeError"),
        ('print("Emily:"', 'raise SystemExit #"', "Emily", "SystemExit."),
        (
            'print("Emily:"',
            'raise type("Own", (Exception,), {"__str__": abs}) #"',
            "Emily",
            "with Own.",
        ),
    ],
)
def test_a_program_that_stops_says_where(checked, old, new, at, words):
    verdict = checked(old, new)
    assert silly.refused(verdict)
    assert f"line {1 + PROGRAM[: PROGRAM.index(at)].count(chr(10))} " in str(
        verdict
    )
    assert words in str(verdict)


@pytest.mark.parametrize(
    ("old", "new", "words", "right_so_far"),
    [
        ('print("Frank:"', "print(frank) #", "'frank' is", "the training"),
        (
            "return left, right, neuron",
            "neuron",
            "x2=3) gave nothing; a return is missing. mine.py stopped in line ",
            "neuron",
        ),
    ],
)
def test_what_came_before_a_stop_is_right(
    checked, old, new, words, right_so_far
):
    verdict = checked(old, new)
    assert words in str(verdict)
    assert str(verdict).endswith(f"{right_so_far}.")


@pytest.mark.parametrize(
    ("until", "then", "words"),
    [
        ("import", "", "there is no `sigmoid`."),
        ("def mse_loss", "", "there is no `mse_loss`. Right so far: sigmoid, "),
        ("x1 = ", "", "there is no `x1`. Right so far: sigmoid, neuron, forwa"),
        ("network = np", "", "must be the nine parameters."),
        ("network = np", "network = [['a'], 1]", "must be the nine"),
        ("network = np", "network = [[1], [2, 3]]", "must be the nine"),
        ("print(mse", "", "it prints no 0.002, the mean loss."),
    ],
)
def test_a_program_that_is_not_finished(checked, until, then, words):
    rest = PROGRAM[PROGRAM.index(until) :]
    verdict = checked(rest, then)
    assert silly.refused(verdict)
    assert words in str(verdict)


@pytest.mark.parametrize(
    "told",
    [
        "['1'] * 9",
        "np.ones(9) * 1j",
        "[10**400] * 9",
        "type('Own', (), {'__array__': lambda *_, **__: 1 / 0})()",
        "np.array([1e308, -1e308] * 5)[:9]",
        "np.array([np.inf, np.nan, -np.inf] * 3)",
    ],
)
def test_a_network_that_is_no_network(checked, told):
    printing = PROGRAM[PROGRAM.index("print(mse") :]
    verdict = checked(printing, f"network = {told}")
    assert silly.refused(verdict)
    assert str(verdict).endswith("mse_loss, gradients, x1, x2, y_true.")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_nonsense_for_a_function_is_refused(name):
    assert silly.taken(FUNCTIONS[name], silly.FUNCTIONS) == []


def test_a_missing_file_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    verdict = check_program("simple_neural_net.py")
    assert silly.refused(verdict)
    assert "no file simple_neural_net.py" in str(verdict)


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "image.py").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "null.py").write_bytes(b"a = 1\x00")
    files = [None, 3, [], tmp_path, tmp_path / "image.py", tmp_path / "null.py"]
    assert silly.taken(check_program, files) == []


def test_a_notebook_is_no_program(tmp_path):
    file = tmp_path / "mine.ipynb"
    file.write_text("{}", encoding="utf-8")
    assert "a file that ends in .py is wanted" in repr(check_program(file))
