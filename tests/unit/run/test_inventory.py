"""What under seeds/ counts as a page, and what makes two moments the same."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from claimledger.claims.correction_file import MalformedCorrections
from claimledger.run import inventory
from claimledger.run.inventory import NoSeeds, located, take

ANYONE = 65_534
"""The number of a user without rights."""


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
    (seeds / "entities.yaml").write_text("- {name: X}")
    (seeds / ".hidden").write_text("x")
    (seeds / ".git").mkdir()
    (seeds / ".git" / "config").write_text("x")
    (seeds / "a.txt.meta.yaml").write_text("publisher: Harbor Gazette")
    taken = take(seeds)
    assert [found.path for found in taken.files] == ["a.txt", "deep/er/b"]
    assert (taken.corrections, taken.entities) == ("[]", "- {name: X}")
    assert taken.files[0].sidecar == "publisher: Harbor Gazette"


@pytest.mark.parametrize(
    ("page", "part"),
    [
        ("Grain.html", "Grain_files/frame.html"),
        ("Grain.html", "Grain_files/deep/main.css"),
        ("Getreide.htm", "Getreide-Dateien/a.js"),
        ("Grain.html", "Grain.files/a.js"),
        ("Grain.html", "Grain.html_files/a.js"),
        ("Grain.mhtml", "Grain_files/a.js"),
        ("a b.html", "a b_fichiers/a.js"),
    ],
)
def test_what_lies_in_a_page_s_folder_is_part_of_it(page: str, part: str, seeds: Path) -> None:
    for name in (page, part):
        (seeds / name).parent.mkdir(parents=True, exist_ok=True)
        (seeds / name).write_text(name)
    stages = {found.path: (found.stage, found.reason) for found in take(seeds).files}
    assert stages[page] == (None, None)
    assert stages[part] == ("part", f"it is a part of the saved page {page}")


@pytest.mark.parametrize(
    "name", ["Grain_files/a.html", "a_files/b.html", "Grainfiles/a.html", "Grain/a.html"]
)
def test_a_folder_without_its_page_holds_pages(name: str, seeds: Path) -> None:
    (seeds / name).parent.mkdir(parents=True)
    (seeds / name).write_text("x")
    (seeds / "Grains.html").write_text("y")
    assert {found.stage for found in take(seeds).files} == {None}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("corrections.yml", "expected the corrections in corrections.yaml of the folder itself"),
        ("deep/corrections.yaml", "found deep/corrections.yaml"),
        ("entities.yml", "expected the entities in entities.yaml of the folder itself"),
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


@pytest.mark.parametrize("name", ["corrections.yaml", "entities.yaml", "a.txt.meta.yaml", "c.txt"])
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


@pytest.fixture
def pipe() -> Iterator[Callable[[Path], None]]:
    """Makes pipes that end at once for who reads them: a test that reads one fails, and ends."""
    writers: list[tuple[Path, Thread]] = []

    def make(path: Path) -> None:
        os.mkfifo(path)
        writer = Thread(target=lambda: os.close(os.open(path, os.O_WRONLY)), daemon=True)
        writer.start()
        writers.append((path, writer))

    yield make
    for path, writer in writers:
        reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        writer.join()
        os.close(reader)


def test_what_cannot_be_opened_is_found_all_the_same(
    seeds: Path, pipe: Callable[[Path], None]
) -> None:
    (seeds / "lost").symlink_to(seeds / "nowhere")
    pipe(seeds / "pipe")
    reasons = {one.path: one.reason for one in take(seeds).files if one.stage == "open"}
    assert reasons == {
        "lost": "the file cannot be opened: No such file or directory",
        "pipe": "it is not a regular file",
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
    assert "caf\\x5cxe9" in names(seeds)
    assert located(seeds, "caf\\x5cxe9") == seeds / "caf\\xe9"


def test_names_that_differ_in_invalid_bytes_only_keep_a_row_each(seeds: Path) -> None:
    for name in (b"caf\xe9", b"caf\xe8", rb"caf\xe9", rb"caf\x5cxe9"):
        Path(os.fsdecode(os.fsencode(seeds) + b"/" + name)).write_bytes(name)
    found = [one for one in names(seeds) if one.startswith("caf")]
    assert len(set(found)) == 4
    assert all(located(seeds, one).is_file() for one in found)


def test_corrections_that_are_no_utf8_are_malformed(seeds: Path) -> None:
    (seeds / "corrections.yaml").write_bytes(b"- reason: caf\xe9")
    with pytest.raises(MalformedCorrections, match=r"corrections.yaml: expected UTF-8, found"):
        take(seeds)


def test_a_sidecar_that_never_ends_or_is_too_large_refuses_its_page_only(
    seeds: Path, pipe: Callable[[Path], None]
) -> None:
    pipe(seeds / "a.txt.meta.yaml")
    (seeds / "deep" / "er" / "b.meta.yaml").write_text("title: " + "x" * 100_000)
    (seeds / "c").write_text("three")
    (seeds / "c.meta.yaml").symlink_to(os.devnull)
    reasons = {one.path: (one.stage, one.reason) for one in take(seeds).files}
    assert reasons == {
        "a.txt": ("sidecar", "a.txt.meta.yaml: it is not a regular file"),
        "c": ("sidecar", "c.meta.yaml: it is not a regular file"),
        "deep/er/b": (
            "sidecar",
            "deep/er/b.meta.yaml: expected at most 100,000 bytes, found more",
        ),
    }


def test_brackets_in_brackets_refuse_their_page_only(seeds: Path) -> None:
    (seeds / "a.txt.meta.yaml").write_text("title: " + "[" * 5000)
    assert [one.stage for one in take(seeds).files] == ["sidecar", None]


def test_corrections_that_never_end_are_malformed(
    seeds: Path, pipe: Callable[[Path], None]
) -> None:
    pipe(seeds / "corrections.yaml")
    with pytest.raises(MalformedCorrections, match="not a regular file"):
        take(seeds)


def test_a_link_to_itself_is_found_and_hides_no_other(seeds: Path) -> None:
    (seeds / "loop").symlink_to("loop")
    (seeds / "a.txt.meta.yaml").symlink_to("a.txt.meta.yaml")
    why = "the file cannot be opened: Too many levels of symbolic links"
    assert [(one.path, one.stage, one.reason) for one in take(seeds).files] == [
        ("a.txt", "sidecar", f"a.txt.meta.yaml: {why}"),
        ("deep/er/b", None, None),
        ("loop", "open", why),
    ]
    (seeds / "corrections.yaml").symlink_to("corrections.yaml")
    with pytest.raises(MalformedCorrections, match=why):
        take(seeds)


def test_a_link_out_of_the_folder_is_followed_only_where_that_was_asked(seeds: Path) -> None:
    secret = seeds.parent / "secret.txt"
    secret.write_text("title: not for publishing")
    (seeds / "c.txt").symlink_to(secret)
    (seeds / "d.txt").symlink_to(seeds / "a.txt")
    (seeds / "a.txt.meta.yaml").symlink_to(secret)
    refused = {one.path: one.reason for one in take(seeds).files if one.stage}
    assert refused.keys() == {"a.txt", "c.txt"}
    assert all("leads out of the folder" in str(reason) for reason in refused.values())
    assert not [one for one in take(seeds, outside=True).files if one.stage]


def test_a_folder_that_cannot_be_listed_is_named_and_hides_no_other(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def scandir(folder: Path) -> object:
        if folder.name == "er":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [(one.path, one.reason) for one in take(seeds).files] == [
        ("a.txt", None),
        ("deep/er", "the folder cannot be opened: Permission denied"),
    ]


@pytest.fixture
def closed(seeds: Path) -> Iterator[Path]:
    """The pages with a file, two folders and a sidecar that are closed, and no rights to open them.

    Root opens everything, so it becomes another user for a while.
    """
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    for name in ("noread", "nolist/c", "noenter/c", "sidecar", "sidecar.meta.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("title: X")
    (folder / "link").symlink_to("nolist/c")
    modes = {"nolist": 0, "noenter": 0o400, "noread": 0, "sidecar.meta.yaml": 0}
    modes |= {"sidecar": 0o644, ".": 0o700}
    take(seeds)  # loads what is loaded once
    root = os.geteuid() == 0
    for name, mode in modes.items():
        (folder / name).chmod(mode)
        if root:
            os.chown(folder / name, ANYONE, ANYONE)
    if root:
        os.seteuid(ANYONE)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for name in ("nolist", "noenter"):
            (folder / name).chmod(0o700)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="only POSIX takes the right to read away by mode")
def test_what_is_closed_to_this_user_is_named_and_hides_no_other(closed: Path) -> None:
    denied = "cannot be opened: Permission denied"
    assert [(one.path, one.stage, one.reason) for one in take(closed).files] == [
        ("link", "open", f"the file {denied}"),
        ("noenter/c", "open", f"the file {denied}"),
        ("nolist", "open", f"the folder {denied}"),
        ("noread", "size", f"the file {denied}"),
        ("sidecar", "sidecar", f"sidecar.meta.yaml: the file {denied}"),
    ]


def test_a_link_that_may_not_be_followed_is_named(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seeds / "link").symlink_to(seeds / "nowhere")
    seen = os.stat

    def stat(path: str | Path, *args: object, **options: object) -> object:
        if str(path).endswith("link") and options.get("follow_symlinks", True):
            raise PermissionError(13, "Permission denied")
        return seen(path, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", stat)
    [found] = [one for one in take(seeds).files if one.stage]
    assert (found.path, found.reason) == ("link", "the file cannot be opened: Permission denied")


def test_an_unforeseen_error_is_the_files_own(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = inventory.hashed

    def breaking(path: Path) -> tuple[str, int]:
        if path.name == "b":
            raise MemoryError
        return hashed(path)

    monkeypatch.setattr(inventory, "hashed", breaking)
    reasons = [(one.path, one.stage, one.reason) for one in take(seeds).files]
    assert reasons == [("a.txt", None, None), ("deep/er/b", "open", "MemoryError")]


def test_a_file_larger_than_any_page_is_refused_before_it_is_read(seeds: Path) -> None:
    with (seeds / "huge").open("wb") as file:
        file.truncate(1 << 40)  # it has no bytes on the disk
    [found] = [one for one in take(seeds).files if one.stage]
    assert (found.path, found.stage, found.byte_count) == ("huge", "size", 1 << 40)


def test_folders_nest_as_deep_as_the_system_lets_them(seeds: Path) -> None:
    deep = seeds
    for _ in range(1500):
        deep = deep / "d"
        deep.mkdir()
    (deep / "page").write_text("three")
    found = names(seeds)
    (deep / "page").unlink()
    while deep != seeds:  # what clears the folders of tests away does so by recursion
        deep.rmdir()
        deep = deep.parent
    assert any(name.endswith("d/page") for name in found)


def test_a_missing_folder_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(NoSeeds, match=r"expected a folder of saved pages at .*found nothing"):
        take(tmp_path / "none")
    (tmp_path / "file").write_text("x")
    with pytest.raises(NoSeeds, match="found a file"):
        take(tmp_path / "file")
