"""Formulas in JavaScript: what they compute is what Python computes, the rest is refused."""

import importlib
import json
import re
import sys
from textwrap import indent

import numpy as np
import pytest
from scripting import evaluated

from simplenet.backprop import gradients
from simplenet.forward import forward
from simplenet.losses import squared_error
from simplenet.sphinxext.explorers.javascript import (
    RESERVED,
    NoJavaScriptError,
    javascript,
)
from simplenet.sphinxext.explorers.scripts import FORMULAS

HEAD = """\
import math
from functools import cache, wraps

import numpy as np
from numpy import exp as power

HALF = 0.5


def halved(x):
    return x / 2


def pair(x, y):
    return x + y, x - y


def longer(x):
    return [x, x + 1]


def both(numbers):
    x, y = numbers
    return x * y
"""
HELPERS = ("halved", "pair", "longer", "both")
LINES = HEAD.count("\n")

# Functions `f` of x and y that JavaScript can have. All but exp are exact: IEEE 754 says each bit.
ACCEPTED = {
    "an argument": "return x",
    "whole numbers": "return 3 * x + 0 * y - 9007199254740992",
    "numbers with a point": "return 0.1 * x + 2.5e10 - .5",
    "very small and large numbers": "return 1e-05 * x + 1e300 + 5e-324 + 1_000",
    "a minus": "return -x - -y",
    "a minus twice": "return --x",
    "a sum": "return x + y",
    "a difference": "return x - y",
    "a product": "return x * y",
    "a quotient": "return x / y",
    "brackets": "return x * (y + 1) / (2 * (x - y))",
    "no brackets": "return x - y - 1 / x / y * 2 + 3",
    "a minus before brackets": "return -(x + y) * -3",
    "a tuple": "return x, y",
    "a tuple of one": "return (x,)",
    "a list": "return [x, 1, y * 2]",
    "a sum of lists": "return [x] + [] + [y, x] + longer(y)",
    "a sum of named lists": "a = [x]\nb = a + [y]\nreturn a + b",
    "an array": "return np.array([x, y])",
    "an array of a tuple": "return np.array((x, y))",
    "an array of lists": "a = [x, y]\nreturn np.array(a + a)",
    "an exponential": "return np.exp(-x / 8)",
    "an exponential by another name": "return power(y / 8)",
    "a call": "return halved(x + y) - halved(x)",
    "a call in a call": "return halved(halved(x))",
    "a call that returns two": "a, b = pair(x, y)\nreturn a * b",
    "a call that takes two": "return both([x, y]) + both(pair(x, y))",
    "names": "a = x * y\nb = a + 1\nreturn b - a",
    "names of other letters": "größe = x\nd_L_d_w1 = größe * y\nreturn d_L_d_w1",
    "names by pairs": "a, b = y, x\nreturn a - 2 * b",
    "names in brackets": "(a, b) = [y, x]\nreturn a - 2 * b",
    "a name of a module": "math = x\nreturn math",
    "a docstring": '"""Say it.\n\nTwice."""\nreturn x',
    "an empty docstring": '""""""\nreturn x',
}
# Whole functions.
DEFINED = {
    "types": "def f(x: float, y: 'float | None') -> float:\n    return x",
    "arguments by place": "def f(x, y, /):\n    return x - y",
    "one line": "def f(x, y): return x",
    "an argument without use": "def f(x, y):\n    return 1",
    "a decorator": """\
@cache
def f(x, y):
    return x - y""",
    "decorators": """\
def door(**rules):
    def wrapped(function):
        @wraps(function)
        def through(*args):
            return function(*args)

        return through

    return wrapped


@door(
    x=1,
)
@cache
def f(
    x,
    y,
):
    # and a remark
    return x - y  # and another""",
}
ALL = DEFINED | {
    what: f"def f(x, y):\n{indent(body, '    ')}"
    for what, body in ACCEPTED.items()
}


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    """Return a function that writes a module below the head, and imports it."""
    folder = tmp_path_factory.mktemp("formulas")
    made = []

    def module(source):
        name = f"formulas{len(made)}"
        text = f"{HEAD}\n\n{source}\n"
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
        made.append(name)
        importlib.invalidate_caches()
        return importlib.import_module(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield module
    for name in made:
        del sys.modules[name]


def written(module):
    """Return the module's f, and the helpers before it, as JavaScript."""
    return javascript(getattr(module, name) for name in (*HELPERS, "f"))


def plain(value):
    """Return it as JSON would hold it."""
    return [*map(float, value)] if np.ndim(value) else float(value)


@pytest.fixture(scope="module")
def pairs():
    return np.random.default_rng(1).normal(scale=9, size=(10, 2)).tolist()


@pytest.fixture(scope="module")
def modules(module):
    return {what: module(source) for what, source in ALL.items()}


@pytest.fixture(scope="module")
def computed(pairs, modules):
    """What JavaScript computes, all at once: to start it takes longer than to run it."""
    kept = "".join(
        f"{{\n{written(found)}\n"
        f"result[{json.dumps(what)}] = pairs.map((pair) => f(...pair));\n}}\n"
        for what, found in modules.items()
    )
    return evaluated(f"const pairs = {pairs}, result = {{}};\n{kept}")


@pytest.mark.parametrize("what", ALL)
def test_what_is_accepted_computes_the_same(what, pairs, modules, computed):
    expected = [plain(modules[what].f(*pair)) for pair in pairs]
    # Processors and languages may differ in the last bits of exp, and nowhere else.
    near = 1e-15 if "exponential" in what else 0
    assert len(computed[what]) == 10
    for got, value in zip(computed[what], expected, strict=True):
        assert got == pytest.approx(value, rel=near, abs=0)


# Functions of x and y that JavaScript cannot have: the line that is named, and words of the reason.
REFUSED = {
    "an argument by its name": ("return both(numbers=x)", 1, ""),
    "an option": ("return np.exp(x, dtype=y)", 1, ""),
    "arguments by their names": ("return both(**x)", 1, ""),
    "a starred argument": ("return both(*x)", 1, "'*x'"),
    "a starred entry": ("return [*x]", 1, "'*x'"),
    "a starred name": ("a, *b = x\nreturn a", 1, ""),
    "names in names": ("(a, b), c = x\nreturn a", 1, ""),
    "names in a list": ("[a, b] = x\nreturn a", 1, ""),
    "two names for one": ("a = b = x\nreturn a", 1, "'a = b = x'"),
    "a sum in place": ("a = x\na += y\nreturn a", 2, "'a += y'"),
    "a type": ("a: float = x\nreturn a", 1, ""),
    "a condition": ("if x:\n    y = x\nreturn y", 1, "'if x:'"),
    "a loop": ("for a in x:\n    b = a\nreturn b", 1, "'for a in x:'"),
    "a loop with a condition": ("while x:\n    pass\nreturn x", 1, ""),
    "a loop in a list": ("return [a for a in x]", 1, ""),
    "an exception": ("raise x\nreturn x", 1, ""),
    "a context": ("with x:\n    pass\nreturn x", 1, ""),
    "an import": ("import math\nreturn x", 1, ""),
    "nothing to do": ("pass\nreturn x", 1, "'pass'"),
    "a comparison": ("return x < y", 1, "'x < y'"),
    "both of two": ("return x and y", 1, ""),
    "not": ("return not x", 1, ""),
    "one of two": ("return x if y else 0", 1, ""),
    "a name in between": ("return (a := x)", 1, ""),
    "a power": ("return x**y", 1, "'x ** y'"),
    "a remainder": ("a = x\n\nreturn a % y", 3, "'a % y'"),
    "a whole quotient": ("return x // y", 1, ""),
    "a product of matrices": ("return x @ y", 1, ""),
    "a plus": ("return +x", 1, ""),
    "bits": ("return ~x", 1, ""),
    "an attribute": ("return x.real", 1, "'x.real'"),
    "a constant of a module": ("return np.pi", 1, "'np.pi'"),
    "a place": ("return x[0]", 1, "'x[0]'"),
    "a dictionary": ("return {x: y}", 1, ""),
    "a set": ("return {x, y}", 1, ""),
    "a text": ("return 'x'", 1, ""),
    "a text after the docstring": ('"""Say."""\n"""More."""\nreturn x', 2, ""),
    "a text with a number in it": ("return f'{x}'", 1, ""),
    "a truth": ("return True", 1, "'True'"),
    "nothing": ("return None", 1, "'None'"),
    "dots": ("return ...", 1, ""),
    "an imaginary number": ("return 1j", 1, ""),
    "a number beyond the largest": ("return 1e999", 1, "1e"),
    "a whole number that would be rounded": (
        "return 2 * 9007199254740993",
        1,
        "round it",
    ),
    "a return of nothing": ("a = x\nreturn", 2, "ends with a return"),
    "no return": ("a = x", 1, "ends with a return"),
    "nothing but a docstring": ('"""Say."""', 0, "ends with a return"),
    "two returns": ("return x\nreturn y", 1, "'return x'"),
    "a name that is not defined": ("return a", 1, "no argument"),
    "a name that is defined later": ("a = b\nb = x\nreturn a", 1, "'b'"),
    "a constant of the module": ("return HALF * x", 1, "'HALF'"),
    "a function without a call": ("return halved", 1, "'halved'"),
    "a name twice": ("a = x\na = y\nreturn a", 2, "a is taken"),
    "a name of an argument": ("x = 2 * x\nreturn x", 1, "x is taken"),
    "a name twice in a row": ("a, a = x\nreturn a", 1, "a is taken"),
    "a name of a function": (
        "halved = 1\nreturn halved(x)",
        1,
        "halved is taken",
    ),
    "a name that JavaScript uses": (
        "Math = 1\nreturn np.exp(x)",
        1,
        "Math is taken",
    ),
    "a function of another module": (
        "return math.exp(x)",
        1,
        "not written before",
    ),
    "a function of numpy": ("return np.tanh(x)", 1, "not written before"),
    "a function of Python": ("return abs(x)", 1, "not written before"),
    "a function that is missing": (
        "return nowhere.exp(x)",
        1,
        "not written before",
    ),
    "an argument that is called": ("return x(y)", 1, "not written before"),
    "a method of an argument": (
        "np = x\nreturn np.exp(y)",
        2,
        "not written before",
    ),
    "a constant that is called": ("return HALF(x)", 1, "not written before"),
    "itself": ("return f(x, y)", 1, "not written before"),
    "a call of what is returned": (
        "return halved(x)(y)",
        1,
        "not written before",
    ),
    "too few arguments": ("return pair(x)", 1, "takes 2 arguments"),
    "too many arguments": ("return np.exp(x, y)", 1, "takes 1 arguments"),
    "a kind of array": ("return np.array([x], float)", 1, "takes 1 arguments"),
    "a list times a number": ("return [x] * 3", 1, "list and number"),
    "a number and a list": ("return x + [y]", 1, "number and list"),
    "lists subtracted": ("return [x] - [y]", 1, "list and list"),
    "a list and an array": (
        "return [x] + np.array([y])",
        1,
        "list and number[]",
    ),
    "a sum of arrays": (
        "a = np.array([x])\nreturn a + a",
        2,
        "number[] and number[]",
    ),
    "a sum of tuples": ("return (x,) + (y,)", 1, "number[] and number[]"),
    "an array times a number": (
        "return 2 * np.array([x])",
        1,
        "number and number[]",
    ),
    "a row that a function returns": (
        "return 2 * pair(x, y)",
        1,
        "number and number[]",
    ),
    "a row that was an argument": (
        "a, b = x\nreturn 2 * x",
        2,
        "number and number[]",
    ),
    "a minus before a list": ("return -[x]", 1, "number is wanted"),
    "a list in a list": ("return [x, [y]]", 1, "number is wanted"),
    "a row for a number": ("return halved([x])", 1, "number is wanted"),
    "an exponential of a list": ("return np.exp([x])", 1, "number is wanted"),
    "a number for a row": ("return both(x + y)", 1, "number[] is wanted"),
    "an array of a number": ("return np.array(2)", 1, "number[] is wanted"),
    "a number taken apart": ("a, b = x * y\nreturn a", 1, "number[] is wanted"),
    "an argument as number and row": (
        "a = 2 * x\nb, c = x\nreturn a",
        2,
        "number[] is wanted",
    ),
    "a function in it": ("def g():\n    return x\n\nreturn x", 1, "'def g():'"),
    "a nameless function in it": ("a = lambda: x\nreturn a", 1, "'lambda: x'"),
}
# Whole sources: the object, the line counted from the first, and words of the reason.
NOT_WRITTEN = {
    "an argument that can be left out": (
        "def f(x, y=1):\n    return x",
        1,
        "'def f(x, y=1):'",
    ),
    "any arguments": ("def f(*x):\n    return x", 1, "plain arguments"),
    "any named arguments": ("def f(**x):\n    return x", 1, "plain arguments"),
    "an argument by name alone": (
        "def f(x, *, y):\n    return x",
        1,
        "plain arguments",
    ),
    "a default below a decorator": (
        "@cache\ndef f(x=1):\n    return x",
        2,
        "'def f(x=1):'",
    ),
    "a class": ("class f:\n    x = 1", 1, "only functions"),
    "a nameless function": ("f = lambda x: x", 1, "only functions"),
    "a coroutine": ("async def f(x):\n    return x", 1, "only functions"),
    "a generator": ("def f(x):\n    yield x\n    return x", 2, "'yield x'"),
    "a function of a function": (
        "def make(halved):\n    def f(x):\n        return halved(x)\n    return f\n\nf = make(abs)",
        2,
        "the function around it",
    ),
    "a decorator that hides its function": (
        "def hiding(function):\n    return lambda x: function(x)\n\n\n"
        "@hiding\ndef f(x):\n    return x",
        2,
        "only functions",
    ),
}


def assert_refused(found, line, words):
    file = re.escape(found.__file__)
    with pytest.raises(NoJavaScriptError) as caught:
        written(found)
    message = str(caught.value)
    assert re.match(rf"{file}:{line}: no JavaScript for ", message)
    assert "\n" not in message
    assert words in message


class TestWhatIsRefused:
    @pytest.mark.parametrize("what", REFUSED)
    def test_is_named_with_its_line(self, module, what):
        body, line, words = REFUSED[what]
        found = module(f"def f(x, y):\n{indent(body, '    ')}")
        assert_refused(found, LINES + 3 + line, words)

    @pytest.mark.parametrize("what", NOT_WRITTEN)
    def test_is_no_plain_function(self, module, what):
        source, line, words = NOT_WRITTEN[what]
        assert_refused(module(source), LINES + 2 + line, words)

    @pytest.mark.parametrize("name", RESERVED.split())
    def test_is_a_name_that_javascript_reserves(self, module, name):
        for source in (
            f"def f({name}):\n    return 1",
            f"def f(x):\n    {name} = x\n    return x",
            f"def {name}(x):\n    return x\n\n\nf = {name}",
        ):
            with pytest.raises(NoJavaScriptError, match=f"{name} is taken"):
                written(module(source))

    def test_is_a_function_of_the_same_name(self, module):
        """Another one than what is meant, or a second one."""
        source = (
            "def f(x):\n    return halved(x)\n\n\ndef halved(x):\n    return x"
        )
        found = module(source)
        with pytest.raises(NoJavaScriptError, match="halved"):
            javascript([module("").halved, found.f])
        with pytest.raises(NoJavaScriptError, match="halved is taken"):
            javascript([module("").halved, found.halved])

    def test_is_a_function_that_comes_later(self, module):
        found = module("def f(x):\n    return halved(x)")
        with pytest.raises(NoJavaScriptError, match="not written before"):
            javascript([found.f, found.halved])


def test_the_formulas_compute_what_the_package_computes():
    """For 2,000 networks, but for the last bits of exp, which large weights make more of."""
    rng = np.random.default_rng(1)
    networks = rng.normal(scale=3, size=(2000, 9)).tolist()
    samples = rng.normal(scale=5, size=(2000, 2)).tolist()
    answers = rng.integers(0, 2, size=2000).tolist()
    cases = [*zip(networks, samples, answers, strict=True)]
    computed = evaluated(f"""{javascript(FORMULAS)}
        const result = {json.dumps(cases)}.map(([network, [x1, x2], y]) => {{
          const outputs = forward(network, x1, x2);
          const loss = squared_error(y, outputs[2]);
          return [outputs, loss, gradients(network, x1, x2, y)];
        }});""")
    for case, (outputs, loss, slopes) in zip(cases, computed, strict=True):
        network, sample, y = case
        expected = forward(network, *sample)
        assert outputs == pytest.approx(expected, rel=1e-14, abs=0)
        error = squared_error(y, expected[2])
        assert loss == pytest.approx(error, rel=1e-13, abs=0)
        partials = gradients(network, *sample, y)
        assert slopes == pytest.approx(partials, rel=1e-13, abs=0)


def test_the_formulas_are_those_that_the_chapters_list():
    """Not the doors around them."""
    assert not [f for f in FORMULAS if hasattr(f, "__wrapped__")]


def test_a_changed_formula_changes_what_a_page_computes(module):
    """Nothing is kept of how a formula was when its explorer was made."""
    formula = "def f(x, y):\n    return halved(x) + {} * y"
    scripts = [written(module(formula.format(n))) for n in (2, 3)]
    calls = ", ".join(
        f"(() => {{\n{one}\nreturn f(8, 5);\n}})()" for one in scripts
    )
    assert evaluated(f"const result = [{calls}];") == [14, 19]


def test_types_are_noted_for_those_who_call(module):
    """So that `deno check` sees a number where a network is wanted."""
    found = module("def f(x, y):\n    a, b = x\n    return a * y")
    assert (
        "function f(/** @type {number[]} */ x, /** @type {number} */ y) {"
        in written(found)
    )
