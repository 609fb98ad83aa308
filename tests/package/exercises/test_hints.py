"""Each mistake that a checker knows, given as the answer, earns its own sentence."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from simplenet import exercises
from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Checker

MODULES = [
    import_module(f"{exercises.__name__}.{module.name}")
    for module in iter_modules(exercises.__path__)
]
CHECKS = {  # by identity, as one module may use what another has
    id(value): (name, value)
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, ByHand | Checker)
}
HINTS = [
    pytest.param(check, said, wrong, id=f"{name}: {said}")
    for name, check in CHECKS.values()
    for said, wrong in check.mistakes.items()
]


def test_nearly_all_checkers_are_looked_at():
    """All but those of `Row`, whose judges say what is wrong, and of names and programs."""
    assert len(CHECKS) > 30
    assert all(check.mistakes for _, check in CHECKS.values())


@pytest.mark.parametrize(("check", "said", "wrong"), HINTS)
def test_a_known_mistake(check, said, wrong):
    verdict = check(wrong)
    assert not verdict
    assert verdict.says.endswith(f". {said}")
