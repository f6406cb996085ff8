"""A page's tree to blocks: one line of text each, with what the tags around it say.

The rendition holds every block that a reader could see, in the order of the page, furniture
included: which of them are the article is the cleaner's question. Space is collapsed as browsers
do it, `<br>` ends a line (in a heading it is a space), and digits that are raised or lowered stay
apart from the number before them ("4.5%¹", "CO₂", "m²").
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from claimledger.reading.html.tables import is_data_table, rows
from claimledger.records import Block

UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object",
    "embed", "canvas", "video", "audio", "select", "textarea", "input", "map", "datalist",
    "progress", "meter", "link", "meta", "dialog",
))  # fmt: skip
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "output", "picture",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub",
    "sup", "tbody", "tfoot", "thead", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
KINDS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    "figure": "figure",
    "nav": "nav",
    "aside": "aside",
    "header": "header",
    "footer": "footer",
    "form": "form",
}
NAMED = (
    (frozenset({"comment", "comments", "disqus"}), "comment"),
    (frozenset({"caption", "cutline", "figcaption"}), "caption"),
)
"""Words of an element's names that tell its kind as a tag would."""
NAMING = ("class", "id", "role", "itemprop", "data-testid", "data-component")
MAX_WORDS = 16
"""Words kept of one element's names; utility classes come by the hundred."""

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
SPACE = re.compile(r"[ \t\n\r\f]+")
NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff"))
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Piece:
    """A block before it has its place in the text.

    ``anchor`` is where its first word stands; None for what stands in no element. ``moment`` is
    what a `<time>` in it holds.
    """

    text: str
    tag: str
    level: int
    link_density: float
    tokens: str
    anchor: tuple[etree._Element, str] | None
    moment: str = ""


@dataclass(slots=True)
class Walk:
    """Where the walk stands: the open elements, and the words of the line in the making."""

    pieces: list[Piece] = field(default_factory=list)
    opened: list[tuple[str, str, str, int]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    anchor: tuple[etree._Element, str] | None = None
    linked: int = 0
    moment: str = ""
    depth: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("a", "sup", "sub"), 0))

    def add(self, element: etree._Element, part: str) -> None:
        """Take the text that stands in (`text`) or after (`tail`) an element."""
        text = getattr(element, part)
        if not text:
            return
        if self.depth["sup"] or self.depth["sub"]:
            text = text.translate(RAISED if self.depth["sup"] else LOWERED)
        if self.anchor is None and not text.isspace():
            self.anchor = (element, part)
        self.words.append(text)
        if self.depth["a"]:
            self.linked += len(text.strip())

    def open(self, element: etree._Element) -> None:
        """Begin a block-level element."""
        self.close_line()
        name = element.tag
        outer = self.opened[-1] if self.opened else ("", "", "paragraph", 0)
        names = element_names(element) if name not in {"html", "body"} else ""
        kind, level = outer[2], outer[3]
        if name in KINDS:
            kind, level = KINDS[name], int(name[1]) if KINDS[name] == "heading" else 0
        else:
            words = names.split(".")
            kind, level = next(
                ((said, 0) for known, said in NAMED if not known.isdisjoint(words)), (kind, level)
            )
        tokens = f"{names} {outer[1]}".strip()
        self.opened.append((name, tokens, kind, level))

    def close(self) -> None:
        """End a block-level element."""
        self.close_line()
        self.opened.pop()

    def close_line(self) -> None:
        """Turn the words so far into a block."""
        if self.anchor is not None:
            name, tokens, kind, level = self.opened[-1] if self.opened else ("", "", "paragraph", 0)
            written = "".join(self.words)
            lines = written.split("\n") if name == "pre" else [written]
            for text in filter(None, map(tidied, lines)):
                share = min(1.0, self.linked / len(text))
                self.pieces.append(
                    Piece(text, kind, level, share, tokens, self.anchor, self.moment)
                )
        self.words.clear()
        self.anchor, self.linked, self.moment = None, 0, ""

    def table(self, table: etree._Element) -> None:
        """Take a table of data, one line a row."""
        self.close_line()
        outer = self.opened[-1][1] if self.opened else ""
        tokens = f"{element_names(table)} {outer}".strip()
        for row in rows(table):
            text = tidied(row.text)
            if text:
                share = min(1.0, row.linked / len(text))
                tag = "caption" if row.caption else "table_row"
                self.pieces.append(Piece(text, tag, 0, share, tokens, (row.element, row.part)))

    def begin(self, element: etree._Element) -> bool:
        """Enter an element; False where what is inside has been dealt with."""
        name = element.tag
        if name in UNSEEN:
            return False
        if name == "br":
            if self.opened and self.opened[-1][2] == "heading":
                self.words.append(" ")
            else:
                self.close_line()
            return False
        if name == "table" and is_data_table(element):
            self.table(element)
            return False
        if name not in INLINE:
            self.open(element)
        elif name == "time":
            self.moment = self.moment or element.get("datetime") or ""
        elif name in self.depth:
            self.depth[name] += 1
        self.add(element, "text")
        return True

    def end(self, element: etree._Element) -> None:
        """Leave an element that `begin` entered."""
        if element.tag not in INLINE:
            self.close()
        elif element.tag in self.depth:
            self.depth[element.tag] -= 1


def pieces(root: etree._Element) -> list[Piece]:
    """Walk a page once, without recursion: pages nest as deep as they like."""
    walk = Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    passed: set[etree._Element] = set()
    for event, element in events:
        if event == "start":
            if not walk.begin(element):
                events.skip_subtree()
                passed.add(element)
        else:
            if element in passed:
                passed.discard(element)
            else:
                walk.end(element)
            if element is not root:
                walk.add(element, "tail")
    walk.close_line()
    return walk.pieces


def blocks(found: list[Piece], extracted: frozenset[int] | None) -> tuple[str, tuple[Block, ...]]:
    """Set the pieces one below the other.

    `extracted` holds the numbers of those that the main-text extractor takes; None where it was
    not asked.
    """
    placed = []
    at = 0
    for number, piece in enumerate(found):
        end = at + len(piece.text)
        placed.append(
            Block(
                at,
                end,
                piece.tag,
                piece.level,
                piece.link_density,
                piece.tokens,
                extracted=None if extracted is None else number in extracted,
            )
        )
        at = end + 1
    return "\n".join(piece.text for piece in found), tuple(placed)


def element_names(element: etree._Element) -> str:
    """Name an element by its tag and the words of its class, id and role: "div.story.body".

    >>> element_names(etree.fromstring('<div class="articleBody wide-2" hidden="hidden"/>'))
    'div.article.body.wide.hidden'
    """
    named = " ".join(filter(None, (element.get(name) for name in NAMING)))
    words = [word.lower() for word in WORD.findall(named)[:MAX_WORDS] if len(word) > 1]
    if (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or HIDING.search(element.get("style") or "")
    ):
        words.append("hidden")
    return ".".join(dict.fromkeys([str(element.tag), *words]))


def tidied(text: str) -> str:
    """Collapse space as browsers do, and drop marks that have no width."""
    return SPACE.sub(" ", text.translate(NO_WIDTH) if not text.isascii() else text).strip(" ")
