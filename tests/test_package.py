import importlib
import inspect
import pkgutil
import re
import subprocess
import sys

import pytest

import simplenet
from simplenet import MLP, OurNeuralNetwork

# The drawing functions have tests of their own.
MODULES = [
    importlib.import_module(f"simplenet.{module.name}")
    for module in pkgutil.iter_modules(simplenet.__path__)
    if module.name != "plotting"
]


def is_public(name):
    return not name.startswith("_")


def methods(cls):
    """Return the public methods and properties that `cls` itself defines, by name."""
    public = {name: getattr(cls, name) for name in vars(cls) if is_public(name)}
    return {
        k: v
        for k, v in public.items()
        if callable(v) or isinstance(v, property)
    }


def with_methods(name, thing):
    found = [(name, thing)]
    if inspect.isclass(thing) and not issubclass(thing, tuple):
        found += [
            (f"{name}.{key}", method) for key, method in methods(thing).items()
        ]
    return found


EVERYTHING = [
    pytest.param(thing, id=f"{module.__name__}.{name}")
    for module in MODULES
    for key, member in vars(module).items()
    if is_public(key) and getattr(member, "__module__", None) == module.__name__
    for name, thing in with_methods(key, member)
]
EXPORTED = [
    pytest.param(thing, id=name)
    for key in simplenet.__all__
    for name, thing in with_methods(key, getattr(simplenet, key))
]


def documented_arguments(thing):
    """Return the names that the section Parameters of a numpydoc docstring explains."""
    _, _, rest = inspect.getdoc(thing).partition("Parameters\n----------\n")
    section = re.split(r"\n\n\w+\n-+\n", rest)[0]
    headers = re.findall(r"^(\S.*?) : ", section, flags=re.MULTILINE)
    return [name for header in headers for name in header.split(", ")]


def arguments(thing):
    return [
        name for name in inspect.signature(thing).parameters if name != "self"
    ]


def test_the_walk_finds_the_package():
    # Were the lists empty, the tests over them would pass without a look.
    assert {simplenet.network, simplenet.mlp} <= set(MODULES)
    assert len(EXPORTED) > len(simplenet.__all__)


def test_the_public_names():
    assert set(simplenet.__all__) == {
        "MLP",
        "Neuron",
        "OurNeuralNetwork",
        "check_gradients",
        "deriv_sigmoid",
        "mse_loss",
        "sigmoid",
        "squared_error",
    }


def test_importing_the_package_loads_no_drawing_library():
    code = "import sys, simplenet; print(*{name.partition('.')[0] for name in sys.modules})"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = result.stdout.split()
    assert {"simplenet", "numpy"} <= set(loaded)
    heavy = {"matplotlib", "scipy", "pandas", "sklearn", "torch", "tqdm"}
    assert not heavy & set(loaded)


@pytest.mark.parametrize("name", simplenet.__all__)
def test_every_public_name_exists_and_has_a_docstring(name):
    assert inspect.getdoc(getattr(simplenet, name))


@pytest.mark.parametrize(
    "module", [simplenet, *MODULES], ids=lambda module: module.__name__
)
def test_every_module_has_a_docstring(module):
    assert module.__doc__


@pytest.mark.parametrize("thing", EVERYTHING)
def test_every_public_thing_has_a_docstring_of_its_own(thing):
    assert thing.__doc__


# Its one line says in words what it takes: parts shaped, or keyed, like the parameters.
IN_WORDS = {MLP.as_vector, OurNeuralNetwork.as_vector}


@pytest.mark.parametrize("thing", EXPORTED)
def test_every_argument_of_a_public_function_is_explained(thing):
    if not isinstance(thing, property) and thing not in IN_WORDS:
        assert documented_arguments(thing) == arguments(thing)
