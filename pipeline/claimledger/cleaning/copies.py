"""Copies of body text: teasers above the article, its first lines again, pull quotes."""

from collections.abc import Sequence
from itertools import islice
from math import ceil

_STEM = 30  # characters that two copies share at least; shorter lines recur by chance
_SHINGLE = 4  # words
_PULLED = 0.6  # share of a pull quote's shingles that stand in one paragraph
_FEWEST = 6  # words of a pull quote
_MOST = 50  # loose lines; where there are more they are a list, and none is a pull quote


def teasers(views: Sequence[str], kept: Sequence[int]) -> dict[int, str]:
    """Which of the `kept` lines repeat another, and by what rule.

    A cut copy yields to the whole paragraph. Of two equal copies the one in the shorter part of
    the article yields, so that a teaser above goes, and so does a summary below.
    """
    found: dict[int, str] = {}
    first: dict[str, int] = {}
    total = sum(len(views[number]) for number in kept)
    before = 0
    for number in kept:
        stem = views[number][:_STEM].casefold()
        if len(views[number].rstrip(" .…")) >= _STEM:
            other = first.setdefault(stem, number)
            weaker = None
            if other != number:
                weaker = _weaker(views, other, number, above=before < total / 2)
            if weaker is not None:
                found[weaker] = "copied-paragraph"
                first[stem] = other + number - weaker
        before += len(views[number])
    return found


def _weaker(views: Sequence[str], first: int, second: int, *, above: bool) -> int | None:
    """Which of two lines is the copy: the one that the other starts with."""
    short, long = sorted((first, second), key=lambda number: len(_uncut(views[number])))
    if not _uncut(views[long]).startswith(_uncut(views[short])):
        return None
    if len(_uncut(views[long])) == len(_uncut(views[short])):
        return first if above else second
    return short


def _uncut(view: str) -> str:
    return view.rstrip(" .…").casefold()


def pull_quotes(views: Sequence[str], loose: Sequence[int], body: Sequence[int]) -> list[int]:
    """Which of the `loose` lines (no closing mark) repeat a `body` paragraph."""
    long = [number for number in loose if views[number].count(" ") + 1 >= _FEWEST]
    if not 0 < len(long) <= _MOST:
        return []
    paragraphs = [views[number].casefold() for number in body]
    text = "\n".join(paragraphs)
    return [
        number
        for number in long
        if _pulled(shingles := _shingles(views[number]), text)
        and any(_pulled(shingles, paragraph) for paragraph in paragraphs)
    ]


def _pulled(shingles: Sequence[str], text: str) -> bool:
    """Whether enough of the shingles stand in the text; it is left at the first miss too many."""
    misses = len(shingles) - ceil(_PULLED * len(shingles))
    missing = (shingle for shingle in shingles if shingle not in text)
    return next(islice(missing, misses, None), None) is None


def _shingles(view: str) -> list[str]:
    words = view.casefold().strip("“”\"'‘’«»„ ").split(" ")
    return [" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)]
