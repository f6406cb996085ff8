"""A version is whole and durable before readers see it, and stays as it is."""

import hashlib
import os
from pathlib import Path

import pytest

from claimledger.publishing import checksums, version


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def draft(output: Path, text: str = "one") -> Path:
    """A draft with a file, and one in a folder."""
    folder = version.new_draft(output)
    (folder / "licences").mkdir()
    for name in ("claims.parquet", "licences/CC-BY-4.0"):
        (folder / name).write_text(text)
    return folder


def published(output: Path, text: str = "one") -> Path:
    """A version that readers see."""
    folder = draft(output, text)
    return version.swap(folder, output, version.seal(folder))


def test_a_version_is_named_for_the_checksums_of_all_its_files(output: Path) -> None:
    folder = draft(output)
    name = version.seal(folder)
    listed = (folder / checksums.NAME).read_bytes()
    assert name == hashlib.sha256(listed).hexdigest()[:16]
    one = hashlib.sha256(b"one").hexdigest()
    assert listed.decode() == f"{one}  claims.parquet\n{one}  licences/CC-BY-4.0\n"
    assert checksums.expected(folder) == {"claims.parquet": one, "licences/CC-BY-4.0": one}


def test_every_file_is_on_the_disk_before_the_version_is_seen(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, str | None]] = []
    monkeypatch.setattr(
        version, "sync", lambda path: done.append((path.name, version.current(output)))
    )
    name = published(output).name
    assert {"claims.parquet", "CC-BY-4.0", checksums.NAME} <= {file for file, _ in done}
    assert done[-2:] == [("versions", None), ("output", name)]
    assert not [seen for _, seen in done[:-1] if seen]


def test_what_is_on_the_disk_is_what_was_asked_for(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: asked.append(os.fstat(handle).st_ino))
    file = draft(output) / "claims.parquet"
    version.sync(file)
    assert asked == [file.stat().st_ino]


def test_the_same_content_is_one_version_and_is_left_as_it_is(output: Path) -> None:
    first = published(output)
    kept = first.stat().st_ino
    assert published(output) == first
    assert first.stat().st_ino == kept
    assert [path.name for path in (output / "versions").iterdir()] == [first.name]
    assert version.current(output) == first.name


@pytest.mark.parametrize("spoilt", ["claims.parquet", checksums.NAME])
def test_a_damaged_version_is_replaced(spoilt: str, output: Path) -> None:
    first = published(output)
    for change in (lambda file: file.write_text("two"), Path.unlink):
        assert version.intact(first)
        change(first / spoilt)
        assert not version.intact(first)
        published(output)
    assert version.intact(first)


def test_readers_see_another_version_in_one_step(output: Path) -> None:
    assert version.current(output) is None
    first, second = published(output), published(output, "two")
    assert version.current(output) == second.name != first.name
    assert (output / version.LATEST).readlink() == Path("versions") / second.name
    assert {path.name for path in output.iterdir()} == {"versions", version.LATEST}


def test_what_killed_runs_left_is_deleted(output: Path) -> None:
    first = published(output)
    (output / "versions" / f"{version.DRAFT}1").mkdir()
    (output / f".{version.LATEST}-{os.getpid()}").symlink_to("nowhere")
    second = published(output, "two")
    assert sorted(path.name for path in (output / "versions").iterdir()) == sorted(
        path.name for path in (first, second)
    )
    assert version.current(output) == second.name


@pytest.mark.parametrize(("keep", "left"), [(0, "c"), (1, "c"), (2, "ac"), (3, "abc"), (9, "abc")])
def test_the_newest_versions_are_kept_and_always_the_latest(
    keep: int, left: str, output: Path
) -> None:
    made = {text: published(output, text) for text in "abc"}
    for text, moment in {"a": 3, "b": 2, "c": 1}.items():
        os.utime(made[text], (moment, moment))
    gone = version.prune(output, keep)
    assert {text for text, path in made.items() if path.is_dir()} == set(left)
    assert set(gone) == {path.name for text, path in made.items() if text not in left}
