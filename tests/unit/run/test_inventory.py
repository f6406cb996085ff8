"""What under seeds/ counts as a page, and what makes two moments the same."""

import os
from pathlib import Path

import pytest

from claimledger.claims.correction_file import MalformedCorrections
from claimledger.run import inventory
from claimledger.run.inventory import NoSeeds, located, take


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "a.txt").write_text("one")
    (folder / "deep" / "er" / "b").write_text("two")
    return folder


def names(folder: Path) -> list[str]:
    return [found.path for found in take(folder).files]


def test_every_file_is_found_whatever_its_name(seeds: Path) -> None:
    assert names(seeds) == ["a.txt", "deep/er/b"]


def test_reserved_and_hidden_files_are_no_pages(seeds: Path) -> None:
    (seeds / "README.md").write_text("about")
    (seeds / "corrections.yaml").write_text("[]")
    (seeds / ".hidden").write_text("x")
    (seeds / ".git").mkdir()
    (seeds / ".git" / "config").write_text("x")
    (seeds / "a.txt.meta.yaml").write_text("publisher: Harbor Gazette")
    taken = take(seeds)
    assert [found.path for found in taken.files] == ["a.txt", "deep/er/b"]
    assert taken.corrections == "[]"
    assert taken.files[0].sidecar == "publisher: Harbor Gazette"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("corrections.yml", "expected the corrections in corrections.yaml of the folder itself"),
        ("deep/corrections.yaml", "found deep/corrections.yaml"),
        ("a.txt.meta.yml", "expected a sidecar to be named a.txt.meta.yaml, found a.txt.meta.yml"),
        ("a.txt.Meta.yaml", "expected a sidecar to be named a.txt.meta.yaml"),
    ],
)
def test_notes_with_nearly_the_right_name_are_refused_by_the_right_one(
    name: str, reason: str, seeds: Path
) -> None:
    (seeds / name).write_text("title: X")
    [found] = [one for one in take(seeds).files if one.stage]
    assert found.path == name
    assert reason in str(found.reason)


@pytest.mark.parametrize("name", ["corrections.html", "meta.yaml", "a.meta.txt"])
def test_names_that_are_only_alike_are_pages(name: str, seeds: Path) -> None:
    (seeds / name).write_text("title: X")
    assert name in names(seeds)
    assert not [one for one in take(seeds).files if one.stage]


def test_a_published_package_among_the_pages_is_none_of_them(seeds: Path) -> None:
    version = seeds / "out" / "versions" / "0123456789abcdef"
    version.mkdir(parents=True)
    (version / "index.html").write_text("<p>claims</p>")
    for name in inventory.PUBLISHED:
        (version / name).write_text("{}")
    (seeds / "out" / "note.txt").write_text("a page beside it")
    assert names(seeds) == ["a.txt", "deep/er/b", "out/note.txt"]
    with pytest.raises(NoSeeds, match="found a published package"):
        take(version)


def test_content_decides_the_digest_and_time_does_not(seeds: Path) -> None:
    before = take(seeds).digest
    os.utime(seeds / "a.txt", (1, 1))
    assert take(seeds).digest == before
    (seeds / "a.txt").write_text("another")
    changed = take(seeds).digest
    (seeds / "a.txt").write_text("one")
    assert take(seeds).digest == before != changed


@pytest.mark.parametrize("name", ["corrections.yaml", "a.txt.meta.yaml", "c.txt"])
def test_notes_and_new_files_change_the_digest(name: str, seeds: Path) -> None:
    before = take(seeds).digest
    (seeds / name).write_text("title: X")
    assert take(seeds).digest != before


def test_a_sidecar_without_its_page_is_refused_by_name(seeds: Path) -> None:
    (seeds / "gone.txt.meta.yaml").write_text("publisher: X")
    [found] = [one for one in take(seeds).files if one.stage]
    assert (found.path, found.stage) == ("gone.txt.meta.yaml", "sidecar")
    assert found.reason == "expected a page named gone.txt beside the sidecar, found none"


@pytest.mark.parametrize("notes", [b"colour: red", b"- a", b"\xff\xfe", b"published: soon"])
def test_a_sidecar_that_says_nothing_sensible_refuses_its_page(notes: bytes, seeds: Path) -> None:
    (seeds / "a.txt.meta.yaml").write_bytes(notes)
    [found] = [one for one in take(seeds).files if one.stage]
    assert (found.path, found.stage) == ("a.txt", "sidecar")
    assert found.reason


def test_what_cannot_be_opened_is_found_all_the_same(seeds: Path) -> None:
    (seeds / "lost").symlink_to(seeds / "nowhere")
    os.mkfifo(seeds / "pipe")
    reasons = {one.path: one.reason for one in take(seeds).files if one.stage == "open"}
    assert reasons == {
        "lost": "the file cannot be opened: No such file or directory",
        "pipe": "it is no regular file",
    }


def test_a_link_to_a_folder_is_not_followed(seeds: Path) -> None:
    (seeds / "round").symlink_to(seeds)
    assert names(seeds) == ["a.txt", "deep/er/b"]


def test_a_name_that_is_no_utf8_is_escaped(seeds: Path) -> None:
    strange = Path(os.fsdecode(os.fsencode(seeds) + b"/caf\xe9"))
    strange.write_text("three")
    assert "caf\\xe9" in names(seeds)
    assert located(seeds, "caf\\xe9") == strange


def test_a_name_that_only_looks_escaped_is_itself(seeds: Path) -> None:
    (seeds / "caf\\xe9").write_text("three")
    assert located(seeds, "caf\\xe9") == seeds / "caf\\xe9"


def test_corrections_that_are_no_utf8_are_malformed(seeds: Path) -> None:
    (seeds / "corrections.yaml").write_bytes(b"- reason: caf\xe9")
    with pytest.raises(MalformedCorrections, match=r"corrections.yaml: expected UTF-8, found"):
        take(seeds)


def test_a_missing_folder_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(NoSeeds, match=r"expected a folder of saved pages at .*found nothing"):
        take(tmp_path / "none")
    (tmp_path / "file").write_text("x")
    with pytest.raises(NoSeeds, match="found a file"):
        take(tmp_path / "file")
