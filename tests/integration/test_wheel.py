"""An installed wheel works outside the checkout, and so do the examples of the documentation."""

import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
FILES = {
    "page": "pages/copper.txt",
    "corrections": "pages/corrections.yaml",
    "sidecar": "pages/copper.txt.meta.yaml",
}
"""Where the reader of the tutorial saves the blocks with these marks."""
BLOCK = re.compile(r"(?:<!-- (\w+) -->\n)?^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
RUNNER = """
import contextlib, io, json, sys
for lines in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(lines, "example", "exec"), {"__name__": "example"})
    print(json.dumps(printed.getvalue().splitlines()))
"""
"""Runs examples one after the other and prints what each of them printed."""
TEXT = "Chile sold copper worth $4.2 billion in 2023, the ministry said.\n"


def run(*command: object, cwd: Path, given: str | None = None) -> str:
    """What a command prints for what it is given; where it fails, the test shows what it said."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    ran = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        cwd=cwd,
        env=clean,
        check=False,
        input=given,
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
    run(installed / "claimledger", "extract", "seeds/copper.txt", cwd=tmp_path)
    module = (installed / "python", "-m", "claimledger")
    summary = json.loads(run(*module, "build", "--json", cwd=tmp_path))
    assert summary["rows"]["claims"] == 1
    assert (tmp_path / "output" / "latest" / "datapackage.json").is_file()


def test_the_tutorial_can_be_followed_from_beginning_to_end(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "pages").mkdir()
    for mark, language, text in BLOCK.findall((DOCS / "tutorial.md").read_text("utf-8")):
        if mark:
            (tmp_path / FILES[mark]).write_text(text, "utf-8")
        elif language == "python":
            run(installed / "python", "-c", text, cwd=tmp_path)
        for line in text.splitlines():
            if line.startswith("claimledger "):
                run(installed / "claimledger", *shlex.split(line)[1:], cwd=tmp_path)
    exported = (tmp_path / "claims.csv").read_text("utf-8-sig")
    assert "exports of refined copper" in exported
    assert "2024-05-14,2024-05-14" in exported
    assert (tmp_path / "claims.xlsx").is_file()
    assert (tmp_path / "indicator.svg").read_text("utf-8").startswith("<svg")


def test_the_examples_run_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    blocks = BLOCK.findall((DOCS / "tutorial.md").read_text("utf-8"))
    [page] = [text for mark, _, text in blocks if mark == "page"]
    (tmp_path / "seeds" / "copper.txt").write_text(page, "utf-8")
    run(installed / "claimledger", "build", cwd=tmp_path)
    found = [*examples(ROOT / "README.md"), *examples(DOCS / "library.md")]
    found += [*examples(DOCS / "data-teams.md"), *map(notebook, DOCS.glob("notebooks/*.ipynb"))]
    assert len(found) > 8
    given = json.dumps(found)
    printed = run(installed / "python", "-c", RUNNER, cwd=tmp_path, given=given).splitlines()
    for lines, said in zip(found, printed, strict=True):
        assert json.loads(said) == re.findall(r"^print\(.*\)  # (.*)$", lines, re.MULTILINE), lines


def examples(page: Path) -> list[str]:
    """The examples in Python of a page."""
    found = BLOCK.findall(page.read_text("utf-8"))
    return [text for _, language, text in found if language in {"py", "python"}]


def notebook(file: Path) -> str:
    """The code of a notebook."""
    cells = json.loads(file.read_text("utf-8"))["cells"]
    return "\n".join("".join(one["source"]) for one in cells if one["cell_type"] == "code")
