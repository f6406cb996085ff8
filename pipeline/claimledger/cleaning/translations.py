"""Recognises translations that a browser extension inserted below each paragraph.

An extension leaves the original and puts its translation below it, or in the same paragraph after
a line break. Two alternating scripts are recognised; two languages in the same script are not.
"""

import re
from collections.abc import Sequence

SCRIPTS = (
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]")),
    ("east asian", re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("greek", re.compile(r"[\u0370-\u03ff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff]")),
    ("hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("indic", re.compile(r"[\u0900-\u0dff]")),
    ("thai", re.compile(r"[\u0e00-\u0e7f]")),
)
OTHER = re.compile(r"[\u0370-\u0dff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
SAMPLE = 200
FEWEST = 2
"""Fewest paragraphs with a translation below; a single one may be a quotation."""


def translations(views: Sequence[str], kept: Sequence[int]) -> list[int]:
    """Return the numbers of the kept lines that translate the kept line above them.

    >>> translations(["Barley rose.", "大麦上涨。", "Wheat fell.", "小麦下跌。"], range(4))
    [1, 3]
    >>> translations(["Barley rose.", "大麦上涨。", "Wheat fell.", "Rye, too."], range(4))
    []
    """
    if sum(OTHER.search(views[number]) is not None for number in kept) < FEWEST:
        return []
    scripts = [script(views[number]) for number in kept]
    first = scripts[0]
    turned = [
        at
        for at in range(1, len(scripts))
        if scripts[at] not in {first, ""} and scripts[at - 1] == first
    ]
    others = sum(one not in {first, ""} for one in scripts)
    if len(turned) < FEWEST or 2 * len(turned) <= others or 3 * len(turned) < len(scripts):
        return []
    return [kept[at] for at in turned]


def script(view: str) -> str:
    """Return the script of most letters at the beginning of a line, or "" if it has none."""
    sample = view[:SAMPLE]
    counts = [(len(pattern.findall(sample)), name) for name, pattern in SCRIPTS]
    most, name = max(counts, key=lambda counted: counted[0])
    return name if most else ""
