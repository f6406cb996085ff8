"""The files of docs/deploy, each under a linter, and its examples under Python."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import fsspec
import polars as pl
import pytest
import yaml

from claimledger.orchestration import DatasetComponent
from claimledger.tables.dataset import load
from tests.conftest import PATIENCE, ROOT

DEPLOY = ROOT / "docs" / "deploy"
PROGRAMS = Path(sys.executable).parent
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the virtual environment."""
    return subprocess.run(
        [str(one) for one in command], capture_output=True, text=True, check=False, timeout=PATIENCE
    )


def example(name: str) -> str:
    """The block of code that follows a comment of the page."""
    page = (DEPLOY / "README.md").read_text("utf-8")
    [found] = re.findall(rf"<!-- {name} -->\n```\w+\n(.*?)```", page, re.DOTALL)
    return str(found)


def defined(name: str) -> dict[str, Any]:
    """What a block of Python of the page defines."""
    names: dict[str, Any] = {}
    exec(example(name), names)  # noqa: S102 - the page is ours
    return names


def test_the_dockerfile_has_nothing_that_hadolint_warns_of() -> None:
    found = run(PROGRAMS / "hadolint", DEPLOY / "Dockerfile")
    assert found.returncode == 0, found.stdout
    assert not found.stdout.strip()


def test_the_dockerfile_copies_what_is_there_and_ends_without_rights() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.MULTILINE):
        for name in line.split()[:-1]:
            assert (ROOT / name).exists(), name
    last = text.rpartition("\nFROM ")[2]
    assert "\nHEALTHCHECK " in last
    [user] = re.findall(r"^USER (\d+)$", last, re.MULTILINE)
    assert int(user) > 0
    assert f"useradd --uid {user}" in last


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.compose-spec", "compose.yaml"),
        ("vendor.github-workflows", "ci/github.yml"),
        ("vendor.gitlab-ci", "ci/gitlab.yml"),
    ],
)
def test_a_file_of_yaml_obeys_its_schema(schema: str, path: str) -> None:
    checked = run(PROGRAMS / "check-jsonschema", "--builtin-schema", schema, DEPLOY / path)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_workflows_have_nothing_that_zizmor_warns_of() -> None:
    config = ("--config", DEPLOY / "ci" / "zizmor.yml")
    checked = run(
        *(PROGRAMS / "zizmor", "--offline", "--no-progress", *config),
        *(DEPLOY / "ci" / "github.yml", ROOT / ".github" / "workflows"),
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def strings(node: object) -> Iterator[str]:
    """Every string of a YAML document."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from strings(one)
    elif isinstance(node, str):
        yield node


def test_what_compose_asks_for_is_in_the_example_of_an_environment() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    asked = set(re.findall(r"\$\{(\w+)", " ".join(strings(compose))))
    assert asked == set(
        re.findall(r"^#?(\w+)=", (DEPLOY / "example.env").read_text(), re.MULTILINE)
    )
    for name, service in compose["services"].items():
        for mount in service.get("volumes", []):
            source = mount.rsplit(":", 2)[0] if mount.count(":") > 1 else mount.partition(":")[0]
            known = source in compose["volumes"] or source.startswith(("${", "./"))
            assert known, f"{name}: {mount}"


COMMANDS = {
    "dagster code-server start": ["--host", "--port", "--module-name"],
    "dagster-webserver": ["--host", "--port", "--grpc-host", "--grpc-port"],
    "dagster-daemon run": ["--grpc-host", "--grpc-port"],
    "dagster-daemon liveness-check": [],
    "dagster api grpc-health-check": ["--port"],
}
"""What compose and systemd start, with the options that they give."""


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_services_run_is_there_with_its_options(command: str) -> None:
    program, *words = command.split()
    told = run(PROGRAMS / program, *words, "--help")
    assert told.returncode == 0, told.stderr
    for option in COMMANDS[command]:
        assert option in told.stdout


def test_the_services_run_what_was_looked_at() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"].values()
    lines = [" ".join(map(str, one["command"])) for one in compose if "command" in one]
    lines += [" ".join(one["healthcheck"]["test"][1:]) for one in compose if "healthcheck" in one]
    for unit in UNITS:
        lines += re.findall(
            r"^ExecStart=/opt/claimledger/bin/(.*)$", unit.read_text(), re.MULTILINE
        )
    ours = [line for line in lines if line.startswith("dagster")]
    assert len(ours) == 8
    for line in ours:
        command = line.partition(" --")[0]
        assert set(re.findall(r"--[\w-]+", line)) <= set(COMMANDS[command])


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_is_one_that_systemd_takes(unit: Path, tmp_path: Path) -> None:
    text = unit.read_text()
    assert "\nUser=claimledger\n" in text
    assert "\nNoNewPrivileges=yes\n" in text
    if not (analyze := shutil.which("systemd-analyze")):
        pytest.skip("systemd-analyze, which checks a unit, is not there")
    for one in UNITS:
        moved = one.read_text().replace("/opt/claimledger/bin", str(PROGRAMS))
        (tmp_path / one.name).write_text(moved)
    checked = run(analyze, "verify", "--man=no", tmp_path / unit.name)
    assert not [line for line in checked.stderr.splitlines() if unit.name in line]


def test_the_project_of_the_page_loads() -> None:
    defs = defined("project")["defs"]
    dg.Definitions.validate_loadable(defs)
    assert {job.name for job in defs.jobs} >= {"energy_build", "trade_build"}


def test_the_project_of_the_page_makes_its_asset_of_the_published_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("energy", "trade"):
        (tmp_path / "pages" / name).mkdir(parents=True)
        page = f"The {name} of grain\n\nWheat cost $240 a ton in 2023, the port authority said.\n"
        (tmp_path / "pages" / name / "grain.txt").write_text(page)
    defs = defined("project")["defs"]
    with dg.DagsterInstance.ephemeral() as instance:
        job = defs.resolve_implicit_global_asset_job_def()
        made = job.execute_in_process(instance=instance)
    assert made.success
    claims = load(tmp_path / "published" / "energy" / "latest").claims.collect()
    prices = pl.read_parquet(tmp_path / "prices.parquet")
    assert prices["value"].to_list() == claims.filter(kind="price")["value"].to_list()
    assert prices.height
    assert (tmp_path / "published" / "trade" / "latest").is_dir()


def test_the_component_of_the_page_is_one() -> None:
    said = yaml.safe_load(example("component"))
    assert said["type"] == f"claimledger.orchestration.{DatasetComponent.__name__}"
    made = DatasetComponent.get_model_cls().model_validate(said["attributes"])  # type: ignore[union-attr]
    assert made.name == "energy"


def test_a_version_is_copied_under_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = tmp_path / "0f3a"
    version.mkdir()
    (version / "datapackage.json").write_text('{"resources": []}')
    monkeypatch.setenv("PUBLISH_TO", "memory://published")
    defined("bucket")["in_bucket"](package=load(version))
    bucket = fsspec.filesystem("memory")
    assert bucket.cat("/published/latest.txt") == b"0f3a"
    assert bucket.cat("/published/0f3a/datapackage.json") == b'{"resources": []}'
