"""What the tests in a browser do where there is none."""

from types import SimpleNamespace

import pytest
from browsing import missing, start


def test_without_a_browser_tests_are_skipped_with_the_reason(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no Chromium"):
        missing("no Chromium")


def test_with_ci_set_they_fail_instead(monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no Chromium"):
        missing("no Chromium")


@pytest.fixture
def playwright(tmp_path):
    """Return what stands for a Playwright that has fetched no browser, but can start one."""
    kind = SimpleNamespace(
        executable_path=str(tmp_path / "none"),
        launch=lambda executable_path: executable_path,
    )
    return SimpleNamespace(chromium=kind, firefox=kind)


def test_the_chromium_of_the_system_stands_in(monkeypatch, playwright):
    paths = {"chromium-browser": "/usr/bin/chromium-browser"}
    monkeypatch.setattr("shutil.which", paths.get)
    assert start(playwright, "chromium") == paths["chromium-browser"]


def test_nothing_stands_in_for_firefox_or_for_nothing(monkeypatch, playwright):
    monkeypatch.setattr("shutil.which", {"google-chrome": "/chrome"}.get)
    assert start(playwright, "firefox") is None
    monkeypatch.setattr("shutil.which", {}.get)
    assert start(playwright, "chromium") is None
