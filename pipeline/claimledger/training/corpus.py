"""The corpus: saved pages, with an annotated row for every quantity in them.

The annotations are stand-off: a phrase of the page is a pair of offsets, so the annotations can be
distributed even if the page cannot. ``tests/corpus/README.md`` describes the files.
"""

import gzip
import json
import re
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html

PHRASES = ("measure", "subject", "counterpart", "attributed_to", "speaker")
"""Fields whose value is a phrase; each has a quote, the words of the text that state it."""

QUOTES = {
    "measure": "measure_quote",
    "subject": "subject_quote",
    "counterpart": "counterpart_quote",
    "attributed_to": "attributed_quote",
    "speaker": "speaker_quote",
}

HTML = "htd-"
"""The prefix of the names of texts that were HTML pages."""

BLOCKS = frozenset(
    {"article", "aside", "blockquote", "br", "button", "dd", "div", "dt", "figcaption", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol"}
    | {"option", "p", "section", "table", "td", "th", "time", "tr", "ul"}
)
"""Elements with which a browser begins a new line."""

HIDDEN = frozenset({"head", "script", "style", "noscript", "template", "svg", "iframe"})

BLANKS = re.compile(r"\s+")

BARE = ("aquaint-", "meantime-", "te3_platinum-", "timebank-")
"""The prefix of the names of plain texts, which have no page around them."""

LONGEST_PHRASE = 6
"""The most words of a phrase that is stored as words although it is not in the page."""

Row = dict[str, Any]
"""The annotation of one quantity, with the fields of the annotation guide."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the corpus.

    ``group`` is its publisher; pages of one group are never split between training and testing.
    ``published`` is its day as ISO text, or empty.
    """

    name: str
    group: str
    text: str
    published: str
    url: str
    answers: tuple[Row, ...]

    @property
    def saved(self) -> bool:
        """Whether it is a saved page: not written for the corpus, and not a plain text."""
        return not self.name.startswith(("own-", *BARE))


def read_corpus(answers: Path, texts: Mapping[str, str]) -> list[Page]:
    """Read a folder of annotations: ``documents.jsonl`` and ``claims.jsonl``.

    Args:
        answers: the folder.
        texts: the text of each page, by its name; pages without a text are left out.

    Raises:
        ValueError: a text is not the one that was annotated.
    """
    rows: dict[str, list[Row]] = {}
    for row in _lines(answers / "claims.jsonl"):
        rows.setdefault(row["file"], []).append(row)
    pages = []
    for said in _lines(answers / "documents.jsonl"):
        name = said["file"]
        if name in texts:
            check_text(name, texts[name], said.get("sha256"))
            found = tuple(restored(row, texts[name]) for row in rows.get(name, ()))
            day = said.get("published") or ""
            pages.append(Page(name, said["group"], texts[name], day, said.get("url") or "", found))
    return pages


def check_text(name: str, text: str, digest: str | None) -> None:
    """Refuse a text that offsets do not fit; a page without a digest is not checked."""
    if digest and (found := sha256(text.encode()).hexdigest()) != digest:
        raise ValueError(
            f"expected a text with the SHA-256 {digest} for {name}, found {found}: the annotations "
            "are offsets into the text; use the text that was annotated"
        )


def page_texts(shared: Path, own: Path) -> dict[str, str]:
    """Read the texts of all available pages.

    Args:
        shared: the folder with pages of other publishers, which are not part of the project.
        own: the folder with pages that were written for the project.
    """
    found = {
        path.name: path.read_bytes().decode("utf-8")
        for folder in (shared / "corpus" / "pages", shared / "corpus" / "pool", own)
        for path in sorted(folder.glob("*.txt"))
    }
    lines = shared / "bench" / "cleaning" / "lines_dev_news.jsonl.gz"
    if lines.is_file():
        with gzip.open(lines, "rt", encoding="utf-8") as file:
            for page in map(json.loads, file):
                found.setdefault(f"{page['id']}.txt", "\n".join(page["lines"]))
    dated = shared / "bench" / "times" / "news_dev.jsonl"
    if dated.is_file():
        found |= {f"{doc['id'].replace('/', '-')}.txt": doc["text"] for doc in _lines(dated)}
    return found | dict(html_texts(shared / "bench" / "dates" / "pages.tar.gz"))


def html_texts(archive: Path) -> Iterator[tuple[str, str]]:
    """Names and texts of the HTML pages of an archive, as a browser would save them as text."""
    if archive.is_file():
        with tarfile.open(archive) as pages:
            for member in filter(tarfile.TarInfo.isfile, pages):
                file = pages.extractfile(member)
                if file is not None and (text := plain_text(file.read())):
                    yield f"{HTML}{Path(member.name).stem}.txt", text


def plain_text(page: bytes) -> str:
    r"""The words of an HTML page, with one block on each line.

    >>> plain_text(b"<p>Exports <b>rose</b><script>x()</script> 4%.<p>Imports fell.")
    'Exports rose 4%.\nImports fell.'
    """
    document = lxml.html.document_fromstring(page)
    lines = (line.strip() for line in "".join(words_of(document)).split("\n"))
    return "\n".join(line for line in lines if line)


def words_of(element: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """The words that an element shows, with line ends around blocks."""
    if not isinstance(element.tag, str) or element.tag in HIDDEN:
        return
    edge = "\n" if element.tag in BLOCKS else ""
    yield edge + BLANKS.sub(" ", element.text or "")
    for child in element:
        yield from words_of(child)
        yield BLANKS.sub(" ", child.tail or "")
    yield edge


def standoff(row: Row, text: str) -> Row:
    """Replace every phrase of an annotation that occurs in the text with its offsets.

    A short phrase that does not occur there is kept. A long one becomes a list of parts, each a
    pair of offsets or a few words.

    >>> row = {"char_start": 9, "subject": "Chile", "accept": {"subject": ["Peru"]}, "note": "?"}
    >>> standoff(row, "In Chile 4% more")
    {'char_start': 9, 'subject': [3, 8], 'accept': {'subject': ['Peru']}}
    """
    at = row["char_start"]
    texts = {*PHRASES, *QUOTES.values(), "time_text", "quantity"}
    out: Row = {}
    for key, value in row.items():
        if key == "accept":
            out[key] = {
                field: [_placed(other, text, at) if field in texts else other for other in others]
                for field, others in (value or {}).items()
            }
        elif key in texts:
            out[key] = _placed(value, text, at)
        elif key != "note":
            out[key] = value
    return out


def restored(row: Row, text: str) -> Row:
    """Undo `standoff`: replace offsets with the words at these offsets.

    >>> restored({"subject": [3, 8], "accept": {"subject": ["Peru"]}}, "In Chile 4% more")
    {'subject': 'Chile', 'accept': {'subject': ['Peru']}}
    """

    def words(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        if not isinstance(value, list):
            return value
        if isinstance(value[0], int):
            return text[value[0] : value[1]]
        return " ".join(map(words, value))

    out = {key: words(value) for key, value in row.items() if key != "accept"}
    accepted = row.get("accept") or {}
    return {**out, "accept": {key: [words(v) for v in values] for key, values in accepted.items()}}


def _placed(phrase: Any, text: str, at: int) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A phrase as the offsets nearest to a position, unchanged if it is short, or as parts."""
    if not isinstance(phrase, str) or not phrase:
        return phrase
    if place := _nearest(phrase, text, at):
        return place
    words = phrase.split()
    return phrase if len(words) <= LONGEST_PHRASE else list(_parts(words, text, at))


def _nearest(phrase: str, text: str, at: int) -> list[int] | None:
    """Offsets of the occurrence of a phrase that is nearest to a position."""
    places = [match.span() for match in re.finditer(re.escape(phrase), text)]
    if not places:
        return None
    _, start, end = min((abs(start - at), start, end) for start, end in places)
    return [start, end]


def _parts(words: list[str], text: str, at: int) -> Iterator[list[int] | str]:
    """The longest runs of words that occur in the text, as offsets, and the other words."""
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            if place := _nearest(" ".join(words[start:end]), text, at):
                yield place
                break
        else:
            end = start + 1
            yield words[start]
        start = end


def add_answers(folder: Path, annotated: Path) -> int:
    """Add annotated pages to a folder of annotations, and return their number.

    Args:
        folder: the folder; its rows of these pages are replaced.
        annotated: a folder with ``claims.jsonl`` and ``documents.jsonl`` as the annotation guide
            describes them, and the texts of the pages. A page without ``group`` is of the group of
            its host.

    Raises:
        FileNotFoundError: a text is missing.
    """
    documents = list(_lines(annotated / "documents.jsonl"))
    texts = {one["file"]: (annotated / one["file"]).read_text("utf-8") for one in documents}
    rows = (standoff(row, texts[row["file"]]) for row in _lines(annotated / "claims.jsonl"))
    new = {
        "documents": [
            {
                "file": one["file"],
                "group": one.get("group") or urlsplit(one["url"]).hostname,
                "published": one["published"],
                "url": one["url"],
                "sha256": sha256(texts[one["file"]].encode()).hexdigest(),
            }
            for one in documents
        ],
        "claims": list(rows),
    }
    for name, added in new.items():
        path = folder / f"{name}.jsonl"
        kept = [row for row in _lines(path) if row["file"] not in texts] if path.exists() else []
        write(path, [*kept, *added])
    return len(documents)


def write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as JSON, one on each line."""
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")


def _lines(path: Path) -> Iterator[Row]:
    """The objects of a file with one JSON object on each line."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
