"""Finds copies of body text: teasers above the article, repeated first lines, pull quotes."""

from collections.abc import Sequence
from itertools import islice
from math import ceil

_STEM = 30  # fewest characters that two copies share; shorter lines recur by chance
_SHINGLE = 4  # words
_PULLED = 0.6  # least share of a pull quote's shingles that one paragraph contains
_FEWEST = 6  # fewest words of a pull quote
_MOST = 50  # most loose lines; if there are more they are a list, without pull quotes


def teasers(views: Sequence[str], kept: Sequence[int]) -> dict[int, str]:
    """Return the `kept` lines that repeat another, each with the rule that found it.

    A shortened copy gives way to the whole paragraph. Of two equal copies, the one in the shorter
    part of the article gives way, whether it is a teaser above or a summary below.
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
    """Return which of two lines is the copy: the one with which the other begins."""
    short, long = sorted((first, second), key=lambda number: len(_uncut(views[number])))
    if not _uncut(views[long]).startswith(_uncut(views[short])):
        return None
    if len(_uncut(views[long])) == len(_uncut(views[short])):
        return first if above else second
    return short


def _uncut(view: str) -> str:
    return view.rstrip(" .…").casefold()


def pull_quotes(views: Sequence[str], loose: Sequence[int], body: Sequence[int]) -> list[int]:
    """Return the `loose` lines (lines without a closing mark) that repeat a `body` paragraph."""
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
    """Whether the text contains enough of the shingles; stops once that is impossible."""
    misses = len(shingles) - ceil(_PULLED * len(shingles))
    missing = (shingle for shingle in shingles if shingle not in text)
    return next(islice(missing, misses, None), None) is None


def _shingles(view: str) -> list[str]:
    words = view.casefold().strip("“”\"'‘’«»„ ").split(" ")
    return [" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)]
