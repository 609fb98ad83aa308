"""Cells that run one after the other, and what the page is told."""

import logging
import subprocess
import sys
import time
from types import SimpleNamespace

import matplotlib as mpl
import pytest

from simplenet.live import output, session
from simplenet.live.needs import NEVER
from simplenet.live.output import MOST, PAUSE
from simplenet.live.session import Session
from simplenet.plotting.style import COLOURS


@pytest.fixture
def told():
    return []


@pytest.fixture
def run(told):
    """Run a cell in one session; return what it told, and whether it ended."""
    opened = Session(lambda kind, text: told.append((kind, text)), COLOURS)

    def run(text, place=0):
        told.clear()
        ended = opened.run(place, text)
        return [*told], ended

    run.session = opened
    return run


class TestOutput:
    def test_what_is_printed_comes_before_what_the_last_line_is_worth(
        self, run
    ):
        told, ended = run("print('a', 'b')\n[1, 2]")
        assert told == [("text", "a b\n"), ("result", "[1, 2]")]
        assert ended

    @pytest.mark.parametrize(
        "text",
        [
            *("", "# only a remark", "x = 1", "None", "def f(): 1"),
            *("1 + 1;", "1 + 1 ;  # it is 2", "f(\n'é');".replace("f", "str")),
        ],
    )
    def test_cells_with_nothing_to_show(self, run, text):
        assert run(text) == ([], True)

    def test_a_semicolon_in_a_remark_hides_nothing(self, run):
        assert run("1 + 1  # a sum;") == ([("result", "2")], True)

    def test_cells_share_their_names(self, run):
        run("def f():\n    return g()")
        run("def g():\n    return __name__", 1)
        assert run("f()", 2) == ([("result", "'__main__'")], True)

    def test_what_goes_to_the_other_stream_is_shown_too(self, run):
        told, _ = run("import sys\nprint('beware', file=sys.stderr)")
        assert told == [("text", "beware\n")]

    def test_a_flood_is_cut_and_comes_in_few_messages(self, run):
        begin = time.monotonic()
        told, ended = run("for n in range(100_000):\n    print(n)")
        took = time.monotonic() - begin
        text = "".join(text for _, text in told)
        assert ended
        assert text.startswith("0\n1\n2\n")
        assert text.endswith("\n... the rest is left out")
        assert len(text) < MOST + 40
        assert len(told) < 5 + took / PAUSE
        just = "x" * (MOST - 1)
        assert run(f"print('{just}')")[0] == [("text", f"{just}\n")]

    @pytest.mark.parametrize(
        "printing",
        [
            "for n in range(3):\n    print('epoch', n)\n    sleep(0.06)",
            "print('epoch 0\\nepoch 1\\nepoch 2', end='', flush=True)",
            "print('epoch 0', end='')\nsleep(1)\nprint('\\nepoch 1\\nepoch 2')",
        ],
    )
    def test_what_is_printed_comes_while_the_cell_runs(
        self, run, told, printing, monkeypatch
    ):
        """In whole lines, if they come, and at once where a cell asks for that."""
        clock = [0.0]
        monkeypatch.setattr(
            output, "time", SimpleNamespace(monotonic=lambda: sum(clock))
        )
        run.session.names.update(told=told, sleep=clock.append)
        run(f"{printing}\nseen = [*told]")
        seen = "".join(text for _, text in run.session.names["seen"])
        assert seen.rstrip("\n") == "epoch 0\nepoch 1\nepoch 2"

    def test_a_warning_is_shown_to_each_cell(self, run):
        warn = "import warnings\nwarnings.warn('beware')"
        for place in (0, 0, 1):
            ((_, text),), _ = run(warn, place)
            assert "UserWarning: beware" in text


class TestErrors:
    def test_an_error_names_the_line_and_no_library(self, run):
        run("def f(x):\n    return 1 / x", 2)
        ((kind, text),), ended = run("import json\n\nf(0)", 4)
        assert kind == "error"
        assert text.splitlines() == [
            "cell 5, line 3: f(0)",
            "cell 3, line 2: return 1 / x",
            "ZeroDivisionError: division by zero",
        ]
        assert not ended
        ((_, text),), _ = run("import json\njson.loads('[')", 4)
        assert text.splitlines()[0] == "cell 5, line 2: json.loads('[')"
        assert len(text.splitlines()) == 2

    def test_a_line_that_is_no_python_is_shown(self, run):
        ((_, text),), ended = run("x = 1\ny = (2")
        assert "line 2" in text
        assert "y = (2" in text
        assert "SyntaxError" in text
        assert not ended

    @pytest.mark.parametrize(
        "text",
        ["exit()", "raise KeyboardInterrupt", "def f():\n    f()\n\n\nf()"],
    )
    def test_nothing_ends_more_than_the_cell(self, run, text):
        ((kind, said),), ended = run(text)
        assert (kind, ended) == ("error", False)
        assert len(said) < 20_000
        assert run("1") == ([("result", "1")], True)

    def test_a_function_without_end_is_told_in_few_lines(self, run):
        ((_, said),), _ = run("def f():\n    f()\n\n\nf()")
        first, second, *_, last = said.splitlines()
        assert first == "cell 1, line 5: f()"
        assert second == "cell 1, line 2: f()"
        assert "..." in said.splitlines()
        assert last.startswith("RecursionError: ")
        assert len(said.splitlines()) < 15

    def test_what_is_nested_too_deeply_ends_no_more_than_the_cell(self, run):
        assert not run("x = " + "-" * 100_000 + "1")[1]
        assert run("1") == ([("result", "1")], True)

    def test_what_came_before_it_is_told_too(self, run):
        told, _ = run("print('so far')\n1 / 0")
        assert told[0] == ("text", "so far\n")
        assert [kind for kind, _ in told] == ["text", "error"]

    def test_what_is_too_long_for_a_page_is_cut(self, run):
        for text in ("'x' * 10**6", "raise ValueError('x' * 10**6)"):
            ((_, said),), _ = run(text)
            assert len(said) < MOST + 40
            assert said.endswith("... the rest is left out")

    def test_something_that_cannot_be_shown_is_an_error(self, run):
        text = (
            "class A:\n    def __repr__(self):\n        return 1 / 0\n\n\nA()"
        )
        ((kind, said),), ended = run(text)
        assert kind == "error"
        assert "ZeroDivisionError" in said
        assert not ended


class TestDrawings:
    def test_a_figure_comes_in_the_colours_of_the_page(self, run):
        line = f"plt.plot([0, 1], color={COLOURS['slope']!r});"
        draw = f"from matplotlib import pyplot as plt\n{line}"
        ((kind, svg),), _ = run(draw)
        assert kind == "drawing"
        assert svg.startswith('<svg class="figure" role="img" aria-label="')
        assert "var(--figure-slope)" in svg
        assert "live0-1" in svg

    def test_each_figure_once_and_in_order(self, run):
        two = (
            "from matplotlib import pyplot as plt\nplt.figure()\nplt.figure();"
        )
        told, _ = run(two)
        assert [kind for kind, _ in told] == ["drawing", "drawing"]
        assert run("1")[0] == [("result", "1")]

    def test_a_figure_left_by_an_error_is_none_of_the_next_cell(self, run):
        run("from matplotlib import pyplot as plt\nplt.figure()\n1 / 0")
        assert run("2") == ([("result", "2")], True)

    def test_cells_that_do_not_draw_run_where_matplotlib_is_missing(
        self, run, monkeypatch
    ):
        # With None in its place an import fails, as before its files have come.
        monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
        assert run("1") == ([("result", "1")], True)
        assert run("1 / 0")[1] is False
        ((_, text),), _ = run("import matplotlib.pyplot")
        assert "ModuleNotFoundError" in text

    def test_no_cell_that_does_not_draw_loads_matplotlib(self):
        code = (
            "import sys\nfrom simplenet.live.session import Session\n"
            "s = Session(lambda *told: None, {})\n"
            "assert s.run(0, '1') and not s.run(0, '1 / 0')\n"
            "assert not {'matplotlib', 'sphinx'} & {*sys.modules}"
        )
        subprocess.run([sys.executable, "-c", code], check=True)

    def test_matplotlib_draws_as_in_the_book(self, monkeypatch):
        for name in ("MPLBACKEND", "MATPLOTLIBRC"):
            monkeypatch.setenv(name, "none")
        session.settle()
        logger = logging.getLogger("matplotlib.font_manager")
        assert not logger.isEnabledFor(logging.WARNING)
        settings = mpl.rc_params_from_file(
            mpl.matplotlib_fname(), use_default_template=False
        )
        assert settings["text.color"] == COLOURS["ink"]
        assert settings["axes.facecolor"] == "none"


class TestWhole:
    """Whatever has run before, a cell puts out what it would if the page ran from its top."""

    @pytest.fixture
    def page(self, run):
        def page(*cells, kinds=None):
            """Return a function that runs a cell and what it needs, and gives what it puts out."""
            kinds = kinds or [""] * len(cells)

            def click(place, cells=cells):
                for number in run.session.order(place, [*cells], kinds):
                    told, _ = run(cells[number], number)
                return "".join(text for _, text in told).strip()

            return click

        return page

    def test_a_name_that_another_cell_has_given_anew(self, page):
        click = page("x = 1", "print(x)", "x = 2", "print(x)")
        assert [click(n) for n in (0, 1, 2, 3)] == ["", "1", "", "2"]
        assert click(1) == "1"
        assert [click(n) for n in (3, 1, 3)] == ["2", "1", "2"]

    def test_a_cell_that_changes_something_changes_it_once(self, page):
        click = page("x = [0]", "x.append(1)\nprint(x)", "print(x)")
        assert [click(n) for n in (2, 1, 2, 1, 1)] == ["[0, 1]"] * 5

    def test_a_change_that_cannot_be_seen_in_the_text(self, page):
        click = page("a = [0]\nb = a", "b.append(1)", "print(a)")
        assert click(2) == "[0]"  # that it needs cell 2 is not seen
        click(1)
        assert click(2) == "[0]"

    def test_a_name_that_has_been_deleted(self, page):
        click = page("x = 1", "del x", "print(x)", kinds=["", "apart", ""])
        assert click(2) == "1"
        click(1)
        assert click(2) == "1"

    def test_what_cannot_be_told_counts_as_changed(self, page):
        click = page("x = (n for n in range(9))", "print(next(x))")
        assert [click(1), click(1)] == ["0", "0"]

    def test_a_name_that_stands_nowhere_any_more(self, page):
        click = page("x = 1", "print(x)")
        assert click(1) == "1"
        assert "NameError" in click(1, cells=("y = 1", "print(x)"))
        assert click(1) == "1"

    def test_a_cell_that_stopped_half_way(self, page):
        click = page(
            "x = [0]", "x.append(1)\n1 / 0", "print(x)", kinds=["", "apart", ""]
        )
        assert click(2) == "[0]"
        assert "ZeroDivisionError" in click(1)
        assert click(2) == "[0]"

    def test_a_solution_does_not_answer_for_the_reader(self, page):
        cells = (
            "def f():\n    return 'mine'",
            "def f():\n    return 'right'",
            "print(f())",
        )
        click = page(*cells, kinds=["", NEVER, ""])
        click(0)
        click(1)
        assert click(2) == "mine"

    def test_the_rest_stays(self, page, run):
        cells = "x = [0]", "y = [5]", "print(x)", "print(y)"
        click = page(*cells)
        assert [click(n) for n in (2, 3)] == ["[0]", "[5]"]
        for place in (2, 3):
            assert run.session.order(place, [*cells], [""] * 4) == [place]


class TestOrder:
    CELLS = ("x = [0]", "x.append(1)", "print(x)", "y = 1")
    KINDS = ("", "", "", "")

    def ask(self, run, wanted, cells=CELLS):
        """Run what is asked for as a page would, and return which cells those were."""
        order = run.session.order(wanted, [*cells], [*self.KINDS])
        for place in order:
            run(cells[place], place)
        return order

    def test_what_it_needs_runs_first_and_once(self, run):
        assert self.ask(run, 2) == [0, 1, 2]
        assert self.ask(run, 2) == [2]
        assert self.ask(run, 3) == [3]

    def test_what_has_been_changed_runs_again_and_all_that_follows_from_it(
        self, run
    ):
        self.ask(run, 2)
        assert self.ask(run, 2, ["x = [5]", *self.CELLS[1:]]) == [0, 1, 2]

    def test_what_came_before_the_last_run_of_what_it_needs_runs_again(
        self, run
    ):
        self.ask(run, 2)
        assert self.ask(run, 0) == [0]
        assert self.ask(run, 2)[-2:] == [1, 2]

    def test_what_stopped_at_an_error_runs_again(self, run):
        assert self.ask(run, 1, ["x = 1", *self.CELLS[1:]]) == [0, 1]
        order = self.ask(run, 2, ["x = 1", *self.CELLS[1:]])
        assert order == [1, 2]
