import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from graphlib import TopologicalSorter

import pytest

import simplenet
from simplenet import MLP, OurNeuralNetwork, plotting

MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(simplenet.__path__, "simplenet.")
]


def is_public(name):
    return not name.startswith("_")


def with_methods(name, thing):
    """Return a thing and, if it is a class, the public methods that it has, by name."""
    found = {name: thing}
    if inspect.isclass(thing) and not issubclass(thing, tuple):
        for key in filter(is_public, dir(thing)):
            member = getattr(thing, key)
            if callable(member) or isinstance(member, property):
                found[f"{name}.{key}"] = member
    return found.items()


EVERYTHING = {
    f"{module.__name__}.{name}": thing
    for module in MODULES
    for key, member in vars(module).items()
    if is_public(key) and getattr(member, "__module__", None) == module.__name__
    if not module.__name__.startswith("simplenet.sphinxext")  # Sphinx's hooks
    for name, thing in with_methods(key, member)
}
EXPORTED = {
    name: thing
    for package in (simplenet, plotting)
    for key in package.__all__
    for name, thing in with_methods(key, getattr(package, key))
}
DOORS = {
    name: thing for name, thing in EVERYTHING.items() if hasattr(thing, "rules")
}


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
    assert {"MLP.train", "MLP.save", "plot_people"} <= set(EXPORTED)
    assert "simplenet.data.centre" in DOORS


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


@pytest.mark.parametrize("thing", EVERYTHING.values(), ids=EVERYTHING)
def test_every_public_thing_has_a_docstring_of_its_own(thing):
    assert thing.__doc__


# Its one line says in words what it takes: parts shaped, or keyed, like the parameters.
IN_WORDS = {MLP.as_vector, OurNeuralNetwork.as_vector}


# The formulas say it in a line; what users call explains each argument.
EXPLAINED = DOORS | EXPORTED


@pytest.mark.parametrize("thing", EXPLAINED.values(), ids=EXPLAINED)
def test_every_argument_of_what_users_call_is_explained(thing):
    if not isinstance(thing, property) and thing not in IN_WORDS:
        assert documented_arguments(thing) == arguments(thing)


# Which module imports which


def imported(module):
    """Return what a module imports of the package, for type checkers or not, by full name."""
    names = {module.__name__ for module in MODULES}
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import would not be seen"
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= parts & names or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name.startswith("simplenet")}


IMPORTED = {
    module.__name__: imported(module) for module in (simplenet, *MODULES)
}


def test_the_imports_are_seen():
    assert "simplenet.backprop" in IMPORTED["simplenet.network"]
    assert "simplenet.arrays" in IMPORTED["simplenet.forward"]  # for types


def test_no_modules_import_each_other_in_a_circle():
    order = [*TopologicalSorter(IMPORTED).static_order()]
    assert set(order) == set(IMPORTED)
