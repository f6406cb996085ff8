"""An installed wheel works outside the checkout: schemas and lexicons travel in it."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "Chile sold copper worth $4.2 billion in 2023, the ministry said.\n"


def run(*command: object, cwd: Path) -> str:
    """What a command prints; where it fails, the test shows what it said."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    ran = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, cwd=cwd, env=clean, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment: our wheel, and the dependencies of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", ROOT, "--no-deps", "--no-build-isolation", "-w", folder, cwd=folder)
    [wheel] = folder.glob("claimledger-*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "env", cwd=folder)
    python = folder / "env" / "bin" / "python"
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    (Path(site.strip()) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    run(*pip, "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    return python.parent


def test_the_command_works_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    page = tmp_path / "seeds" / "copper.txt"
    page.write_text(TEXT, "utf-8")
    [claim] = run(installed / "claimledger", "extract", page, "--json", cwd=tmp_path).splitlines()
    assert json.loads(claim)["value"] == 4_200_000_000
    summary = json.loads(run(installed / "claimledger", "build", "--json", cwd=tmp_path))
    assert summary["rows"]["claims"] == 1
    assert (tmp_path / "output" / "latest" / "datapackage.json").is_file()


def test_the_library_is_the_installed_one(installed: Path, tmp_path: Path) -> None:
    code = "import claimledger; print(claimledger.__file__)"
    assert str(installed.parent) in run(installed / "python", "-c", code, cwd=tmp_path)


def test_a_pipeline_package_in_the_working_folder_shadows_nothing(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "pipeline").mkdir()
    (tmp_path / "pipeline" / "__init__.py").write_text("raise ImportError('not ours')\n")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "copper.txt").write_text(TEXT, "utf-8")
    code = "import claimledger; print(claimledger.__file__)"  # finds the folder's packages first
    assert str(installed.parent) in run(installed / "python", "-c", code, cwd=tmp_path)
    for command in (["claimledger"], ["python", "-m", "claimledger"]):
        summary = json.loads(
            run(installed / command[0], *command[1:], "build", "--json", cwd=tmp_path)
        )
        assert summary["rows"]["claims"] == 1
    assert (tmp_path / "output" / "latest" / "datapackage.json").is_file()
