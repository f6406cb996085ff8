"""The commands that look at a published package: verify, diff, trace, catalog; and bench."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from claimledger.cli import app
from claimledger.reading import Member
from claimledger.run.build import build
from claimledger.run.members import members

TEXT = """Exports of copper rise

Exports of copper from Chile rose 4.5% to $12 billion in 2023, according to the customs service.
"""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one page."""
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "copper.txt").write_text(TEXT, "utf-8")
    return folder


@pytest.fixture(scope="module")
def package(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of that page."""
    return build(seeds, tmp_path_factory.mktemp("output"), engine="inline").folder


@pytest.fixture
def copy(package: Path, tmp_path: Path) -> Path:
    """A copy of the package, to spoil."""
    return Path(shutil.copytree(package, tmp_path / "copy"))


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def first_claim(package: Path) -> str:
    return str(pl.read_parquet(package / "claims.parquet")["claim_id"][0])


def test_a_sound_package_is_said_to_be_sound(package: Path, seeds: Path) -> None:
    code, out, _ = run("verify", package, "--seeds", seeds)
    assert (code, out) == (0, "sound; offsets checked against 1 of 1 pages\n")


def test_a_package_without_its_pages_is_not_said_to_be_checked_against_them(
    package: Path, tmp_path: Path
) -> None:
    code, out, _ = run("verify", package, "--seeds", tmp_path)
    assert code == 0
    said = f"offsets not checked: no page of the package is in {tmp_path}"
    assert out == f"sound; {said}; --seeds names another folder\n"


def test_the_pages_of_the_last_build_are_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds, output = tmp_path / "pages", tmp_path / "output"
    seeds.mkdir()
    (seeds / "copper.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    package = build(Path("pages"), Path("output"), engine="inline").folder.resolve()
    monkeypatch.chdir("/")
    assert run("verify", output / "latest")[1] == "sound; offsets checked against 1 of 1 pages\n"
    assert "copper.txt, line 3, column" in run("trace", first_claim(package), package)[1]
    desk = tmp_path / "desk.html"
    assert run("catalog", package, "--with-text", "--page", desk)[0] == 0
    assert not any("last-seeds" in path.name for path in package.rglob("*"))
    seeds.rename(tmp_path / "moved")
    build(tmp_path / "moved", output, engine="inline")  # it finds nothing new
    assert run("verify", package)[1] == "sound; offsets checked against 1 of 1 pages\n"
    (tmp_path / "moved").rename(tmp_path / "away")
    assert "--seeds names another folder" in run("verify", package)[1]
    code, _, err = run("catalog", package, "--with-text", "--page", desk)
    assert (code, err.endswith("found none: name their folder with --seeds\n")) == (2, True)


@pytest.mark.parametrize("command", ["verify", "trace", "catalog"])
def test_a_named_folder_of_pages_has_to_be_there(
    command: str, package: Path, tmp_path: Path
) -> None:
    first = [first_claim(package)] if command == "trace" else []
    more = ["--with-text"] if command == "catalog" else []
    code, _, err = run(command, *first, package, "--seeds", tmp_path / "nowhere", *more)
    assert code == 2
    assert err.endswith(
        f"expected a folder of saved pages at {tmp_path / 'nowhere'}, found nothing\n"
    )


def test_a_spoilt_package_ends_with_its_own_code(copy: Path) -> None:
    (copy / "README.md").write_text("other words", "utf-8")
    code, out, _ = run("verify", copy, "--json")
    assert code == 1
    assert json.loads(out.splitlines()[0])["where"] == "README.md"
    assert " problems; " in run("verify", copy)[1]


def test_a_table_with_other_bytes_is_one_sentence(copy: Path, package: Path) -> None:
    table = copy / "claims.parquet"
    raw = table.read_bytes()
    table.write_bytes(raw[:1000] + bytes(200) + raw[1200:])
    said = f"claimledger: {copy} can't be used: its table claims is damaged; see claimledger verify"
    for arguments in (("trace", "a"), ("catalog",), ("diff", package)):
        code, _, err = run(*arguments, copy)
        assert code == 3, arguments
        assert err == f"{said} {copy}\n"


def test_a_table_without_its_key_cannot_be_compared(copy: Path, package: Path) -> None:
    table = copy / "snapshots.parquet"
    pl.read_parquet(table).drop("snapshot_id").write_parquet(table)
    code, _, err = run("diff", package, copy)
    assert (code, err.count("\n")) == (3, 1)
    assert "its table snapshots has no column snapshot_id" in err


def test_a_package_of_an_older_schema_is_followed_as_far_as_it_goes(copy: Path) -> None:
    dropped = {"modality", "speaker", "baseline_value"}
    table, descriptor = copy / "claims.parquet", copy / "datapackage.json"
    pl.read_parquet(table).drop(dropped).write_parquet(table)
    said = json.loads(descriptor.read_text("utf-8"))
    [claims] = [one for one in said["resources"] if one["name"] == "claims"]
    fields = claims["schema"]["fields"]
    claims["schema"]["fields"] = [one for one in fields if one["name"] not in dropped]
    descriptor.write_text(json.dumps(said), "utf-8")
    code, out, _ = run("trace", first_claim(copy), copy)
    assert code == 0
    assert "measure" in out
    code, _, err = run("catalog", copy)
    assert code == 3
    assert "its table claims has no column " in err
    out = run("verify", copy)[1]
    assert "the column modality is missing" in out


@pytest.mark.parametrize("command", ["verify", "catalog"])
def test_a_folder_of_versions_is_answered_with_its_latest(command: str, package: Path) -> None:
    versions = package.parents[1]
    code, _, err = run(command, versions)
    assert code == 2
    assert err.endswith(f"did you mean {versions / 'latest'}?\n")


def test_a_page_in_a_folder_that_is_not_there_is_wrong_usage(package: Path, tmp_path: Path) -> None:
    code, _, err = run("catalog", package, "--page", tmp_path / "none" / "x.html")
    assert (code, err.count("\n")) == (2, 1)
    assert "expected a folder to write x.html in" in err


@pytest.mark.parametrize("command", ["verify", "catalog"])
def test_a_folder_without_a_package_is_wrong_usage(command: str, tmp_path: Path) -> None:
    code, _, err = run(command, tmp_path)
    assert code == 2
    assert "not a data package" in err


def test_a_package_does_not_differ_from_itself(package: Path) -> None:
    code, out, _ = run("diff", package, package)
    assert code == 0
    assert "version step: none" in out


def test_a_difference_is_listed_and_the_missing_step_named(
    package: Path, seeds: Path, tmp_path: Path
) -> None:
    more = tmp_path / "seeds"
    more.mkdir()
    for file in seeds.iterdir():
        (more / file.name).write_bytes(file.read_bytes())
    (more / "tin.txt").write_text(TEXT.replace("copper", "tin"), "utf-8")
    newer = build(more, tmp_path / "output", engine="inline").folder
    code, out, err = run("diff", package, newer)
    assert code == 1
    assert "version step: minor" in out
    assert "expected a minor step" in err
    code, out, _ = run("diff", package, newer, "--json")
    assert json.loads(out)["step"] == "minor"


def test_a_trace_marks_the_place_and_names_the_rules(package: Path, seeds: Path) -> None:
    code, out, _ = run("trace", first_claim(package), package, "--seeds", seeds)
    assert code == 0
    assert "copper.txt, line 3, column" in out
    assert "customs service" in out


def test_a_trace_needs_no_pages(package: Path, tmp_path: Path) -> None:
    code, out, err = run("trace", first_claim(package)[:12], package, "--seeds", tmp_path)
    assert code == 0
    assert f"the page is not in {tmp_path}; for its line and column" in err
    assert "copper.txt, characters" in out
    assert "Exports of copper" in out


def test_a_trace_shows_what_the_page_rests_on_and_whole_digests(package: Path, seeds: Path) -> None:
    out = run("trace", first_claim(package).upper(), package, "--seeds", seeds)[1]
    [title] = [line for line in out.splitlines() if line.startswith("title")]
    assert "line.headline" in title
    digest = pl.read_parquet(package / "snapshots.parquet")["text_sha256"][0]
    assert f"text_sha256 {digest}\n" in out
    [modality] = [line for line in out.splitlines() if line.startswith("modality")]
    assert re.search(r"reported +ranking +\d+%", modality)


def test_a_trace_shows_what_the_page_or_its_tags_say_otherwise(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Six ports, one strike - Delta Times</title></head><body>"
        "<h1>Grain exports rise</h1><p>Exports of grain rose 4% in 2023, the ministry said.</p>"
    )
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "page.html").write_text(page, "utf-8")
    package = build(tmp_path / "seeds", tmp_path / "output", engine="inline").folder
    evidence = pl.read_parquet(package / "evidence.parquet").filter(pl.col("value").is_not_null())
    assert set(evidence["rule"].str.head(7)) == {"beside."}
    [said] = evidence.filter(pl.col("field") == "title")["value"]
    shown = run("trace", first_claim(package), package, "--seeds", tmp_path / "seeds")[1]
    assert said in " ".join(shown.split())
    assert run("verify", package, "--seeds", tmp_path / "seeds")[0] == 0


def test_numbers_are_printed_as_they_are_elsewhere(package: Path) -> None:
    claims = pl.read_parquet(package / "claims.parquet")
    [key] = claims.filter(pl.col("value") == 12e9)["claim_id"]
    assert " 12 billion " in run("trace", key, package)[1]


def test_an_id_that_is_not_one_claims_is_answered_with_those_it_may_be(package: Path) -> None:
    claims = pl.read_parquet(package / "claims.parquet")
    page = claims["snapshot_id"][0]
    code, _, err = run("trace", page, package)
    assert code == 2
    assert "found that of the page 'Exports of copper rise':" in err
    assert all(f"  {key}  " in err for key in claims["claim_id"])
    code, _, err = run("trace", "", package)
    assert (code, err) == (2, "claimledger: expected the id of a claim, found an empty one\n")


def test_an_id_of_a_number_that_is_no_claim_is_answered_with_its_role(copy: Path) -> None:
    table = copy / "quantities.parquet"
    changed = {"quantity_id": "f" * 16, "role": "age", "reason": None}
    pl.read_parquet(table).head(1).with_columns(
        pl.lit(value, pl.String).alias(name) for name, value in changed.items()
    ).write_parquet(table)
    code, _, err = run("trace", "ffff", copy)
    assert code == 2
    assert err.endswith("which is not a claim: age\n")


def test_an_unknown_claim_is_wrong_usage(package: Path) -> None:
    code, _, err = run("trace", "nothing", package)
    assert code == 2
    assert err == f"claimledger: {package} has no claim whose id begins with 'nothing'\n"


def test_the_desk_page_holds_the_texts(package: Path, seeds: Path, tmp_path: Path) -> None:
    page = tmp_path / "desk.html"
    code, _, _ = run("catalog", package, "--with-text", "--page", page, "--seeds", seeds)
    assert code == 0
    assert "Exports of copper rise" in page.read_text("utf-8")
    code, _, err = run("catalog", package, "--with-text", "--page", page, "--seeds", tmp_path)
    assert code == 2
    assert "found none" in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes as POSIX has them")
@pytest.mark.parametrize("command", ["bench", "verify"])
def test_a_pipe_among_the_pages_is_never_opened(
    command: str, package: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(path: Path) -> Iterator[Member]:
        assert path.is_file(), path  # a pipe without a writer would never open
        return members(path)

    monkeypatch.setattr("claimledger.run.members.members", opened)
    shutil.copytree(seeds, tmp_path / "pages")
    os.mkfifo(tmp_path / "pages" / "pipe.txt")
    where = ["--rounds", "1"] if command == "bench" else [package, "--seeds"]
    assert run(command, *where, tmp_path / "pages")[0] == 0


@pytest.mark.parametrize("command", ["bench", "verify"])
def test_corrections_that_are_no_text_are_one_sentence(
    command: str, package: Path, tmp_path: Path
) -> None:
    (tmp_path / "corrections.yaml").write_bytes(b"- \xff")
    where = [tmp_path] if command == "bench" else [package, "--seeds", tmp_path]
    code, _, err = run(command, *where)
    assert (code, err.count("\n")) == (2, 1)
    assert "corrections.yaml: expected UTF-8" in err


def test_bench_prints_a_row_a_step(seeds: Path) -> None:
    code, out, _ = run("bench", seeds, "--rounds", "1", "--json")
    assert code == 0
    assert [json.loads(line)["step"] for line in out.splitlines()][-1] == "read_claims"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonld", "sqlite", "duckdb"])
def test_a_package_is_exported(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", package, "--format", kind) == (0, f"wrote claims.{kind}\n", "")
    assert (tmp_path / f"claims.{kind}").stat().st_size


def test_exported_claims_are_those_of_the_package(package: Path, tmp_path: Path) -> None:
    run("export", package, "-f", "csv", "-o", tmp_path / "a.csv")
    found = pl.read_csv(tmp_path / "a.csv")
    assert (
        found["claim_id"].to_list()
        == pl.read_parquet(package / "claims.parquet")["claim_id"].to_list()
    )
    assert found["title"].to_list() == ["Exports of copper rise"] * found.height


def test_another_table_is_exported(package: Path, tmp_path: Path) -> None:
    file = tmp_path / "files.csv"
    assert run("export", package, "-f", "csv", "--table", "files", "-o", file)[0] == 0
    assert pl.read_csv(file)["path"].to_list() == ["copper.txt"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("-f", "csv", "--table", "claim"),
            "expected --table to be one of claims, indicators, comparisons, ",
        ),
        (("-f", "sqlite", "--table", "files"), "--table is for csv and xlsx; sqlite holds every t"),
        (("-f", "jsonld", "--table", "files"), "--table is for csv and xlsx; jsonld holds the cla"),
        (("-f", "csv", "-o", "nowhere/a.csv"), "expected a folder to write a.csv in at nowhere"),
        (("-f", "csv", "-o", "."), "expected a file to write at ., found a folder"),
        (("-f", "pdf"), "'pdf' is not one of"),
        ((), "missing option '--format'"),
    ],
)
def test_what_cannot_be_exported_is_said(
    package: Path, options: tuple[str, ...], said: str
) -> None:
    code, _, error = run("export", package, *options)
    assert code == 2
    assert said in error


def test_diff_shows_what_a_dataset_says_of_itself(package: Path, copy: Path) -> None:
    file = copy / "datapackage.json"
    said = json.loads(file.read_text("utf-8")) | {"title": "Cop\u202eper", "keywords": ["copper"]}
    file.write_text(json.dumps(said), "utf-8")
    code, out, error = run("diff", package, copy)
    assert code == 1
    assert re.search(r"dataset +title +Quantitative claims ", out)
    assert "Cop[U+202E]per" in out
    assert re.search(r'dataset +keywords +null +\["copper"\]', out)
    assert "the data calls for a version step: patch" in out
    assert "expected a patch step in dataset.yaml" in error
