"""What runs on GitHub is well formed, may do little, and does what the README tells a reader to."""

import re
import shutil
import subprocess
import sys
import tomllib

import pytest
import yaml
from builds import ROOT
from packaging.requirements import Requirement

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
JOBS = {
    (file.stem, name): job
    for file in WORKFLOWS
    for name, job in yaml.safe_load(file.read_text("utf-8"))["jobs"].items()
}
SCHEMAS = ["vendor.github-workflows", "custom.github-workflows-require-timeout"]
PACKAGE = JOBS["tests", "package"]
EVERYTHING = JOBS["tests", "everything"]
README = (ROOT / "README.md").read_text("utf-8")


def lint(file, schema):
    """Compare with a schema that is part of check-jsonschema, so without a network."""
    command = ["-m", "check_jsonschema", "--builtin-schema", schema, file]
    return subprocess.run(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def commands(job):
    return [step["run"] for step in job["steps"] if "run" in step]


def steps(readme_command):
    """Split a command of the README into what it does inside its virtual environment."""
    _, *rest = readme_command.strip().split(" && ")
    return [step.removeprefix(".venv/bin/") for step in rest]


def readme_commands():
    """Find the bash blocks between the README's markers, as `.ci/run` does."""
    _, rest = README.split("\n<!-- commands -->\n")
    marked, _ = rest.split("\n<!-- end of commands -->\n")
    return re.findall(r"```bash\n(.*?)```", marked, flags=re.DOTALL)


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_workflows_are_well_formed(file, schema):
    result = lint(file, schema)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("dependabot.yml", "vendor.dependabot"),
        ("ISSUE_TEMPLATE/mistake.yml", "vendor.github-issue-forms"),
    ],
)
def test_what_else_github_reads_is_well_formed(file, schema):
    result = lint(GITHUB / file, schema)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("right", "wrong", "schema"),
    [
        ("runs-on:", "run-on:", SCHEMAS[0]),
        ("      - run: pytest", "      - ran: pytest", SCHEMAS[0]),
        ("timeout-minutes: 10", "", SCHEMAS[1]),
    ],
)
def test_a_mistake_in_a_workflow_is_reported(tmp_path, right, wrong, schema):
    copy = shutil.copy(GITHUB / "workflows" / "tests.yml", tmp_path)
    text = (tmp_path / "tests.yml").read_text("utf-8")
    assert right in text
    (tmp_path / "tests.yml").write_text(text.replace(right, wrong), "utf-8")
    result = lint(copy, schema)
    assert result.returncode == 1
    assert "tests.yml::$.jobs." in result.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_workflows_may_only_read(file):
    workflow = yaml.safe_load(file.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}


def test_one_job_alone_may_write_and_runs_on_main_alone():
    extra = {job for job, content in JOBS.items() if "permissions" in content}
    assert extra == {("book", "deploy")}
    deploy = JOBS["book", "deploy"]
    assert deploy["permissions"] == {"contents": "write"}
    assert (
        "event_name == 'push' && github.ref == 'refs/heads/main'"
        in (deploy["if"])
    )


def test_every_action_is_named_with_a_version():
    used = [
        step["uses"]
        for job in JOBS.values()
        for step in job["steps"]
        if "uses" in step
    ]
    assert used
    assert not [name for name in used if not re.search(r"@v\d+$", name)]


def test_the_tests_run_wherever_the_readme_promises():
    matrix = PACKAGE["strategy"]["matrix"]
    promise = re.search(r"You need Python ([\d., or]+)", README)[1]
    assert matrix["python"] == re.findall(r"\d\.\d+", promise)
    systems = {system.partition("-")[0] for system in matrix["os"]}
    assert systems == {"ubuntu", "macos", "windows"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert f">={matrix['python'][0]}" == project["project"]["requires-python"]


def test_the_version_that_the_readme_calls_tried_may_fail_and_no_other():
    tried = re.search(r"Python (\d\.\d+) is tried", README)[1]
    (extra,) = PACKAGE["strategy"]["matrix"]["include"]
    assert extra["python"] == tried
    may_fail = f"${{{{ matrix.python == '{tried}' }}}}"
    assert PACKAGE["continue-on-error"] == may_fail
    others = [job for job in JOBS.values() if "continue-on-error" in job]
    assert others == [PACKAGE]


def test_jobs_run_the_commands_of_the_readme():
    build, test = readme_commands()
    assert set(steps(test)) <= set(commands(EVERYTHING))
    install, jupyter_book = steps(build)
    assert {install, "pytest tests/package"} <= set(commands(PACKAGE))
    run = commands(JOBS["book", "build"])
    assert install in run
    assert f"{jupyter_book} -W -n --keep-going" in run


@pytest.mark.skipif(sys.platform != "linux", reason="for Debian and its bash")
@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("<!-- commands -->\n", "", "must have the line <!-- commands -->"),
        ("<!-- end of commands -->\n", "", "the line <!-- end of commands -->"),
        ("\n\n```bash", "\n\n```", "must print two commands"),
    ],
    ids=["no start", "no end", "no blocks"],
)
def test_without_the_commands_of_the_readme_ci_stops_at_once(
    tmp_path, old, new, complaint
):
    assert old in README
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    (tmp_path / "README.md").write_text(README.replace(old, new), "utf-8")
    result = subprocess.run(
        ["bash", tmp_path / ".ci" / "run"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert complaint in result.stdout
    assert "==" not in result.stdout  # no command has been run


def test_pytorch_comes_without_the_libraries_for_graphics_cards():
    option = "--extra-index-url https://download.pytorch.org/whl/cpu -e '.["
    files = [ROOT / ".ci" / "run", ROOT / "CONTRIBUTING.md", *WORKFLOWS]
    installs = [
        (file.name, option in line)
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if re.search(r"(torch|bench)\]'", line)
    ]
    where = ["run", "CONTRIBUTING.md", "tests.yml", "weekly.yml"]
    assert installs == [(name, True) for name in where]


def pins(name):
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return {line for line in lines if re.match(r"[\w.-]+==", line)}


def test_both_lock_files_hold_the_same_pins():
    """The second is compiled on top of the first, so a refresh of one alone shows here."""
    book, everything = pins("requirements.txt"), pins("requirements-test.txt")
    assert book
    assert book < everything


def test_dependabot_leaves_alone_what_the_project_holds_back():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    requirements = [Requirement(r) for extra in extras.values() for r in extra]
    held_back = {
        requirement.name
        for requirement in requirements
        if any(part.operator != ">=" for part in requirement.specifier)
    }
    settings = yaml.safe_load((GITHUB / "dependabot.yml").read_text("utf-8"))
    ignored = [
        rule["dependency-name"]
        for update in settings["updates"]
        for rule in update.get("ignore", [])
    ]
    assert set(ignored) == held_back
