"""Finds the posts of a live blog, each with the day of its own stamp."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, zip_longest

from claimledger.metadata.clues import Clue
from claimledger.metadata.days import find_clock, find_days
from claimledger.metadata.page import Line, Page
from claimledger.metadata.stamps import is_stamp, means
from claimledger.metadata.zones import local_days
from claimledger.records import Finding, Post

_FEWEST = 3
_LONGEST = 60
"""Most characters of a stamp; the line below a quoted post of a network is longer."""
_LASTS = timedelta(days=31)
"""Most days from the first post to the last."""
_UPDATE = ".liveBlogUpdate"
_FIGURES, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_TEXT = frozenset({"body", "dek"})


@dataclass(frozen=True, slots=True)
class _Stamp:
    """The day of the text after a line, the line, and the shape of the line."""

    post: Post
    line: Line
    shape: str

    @property
    def exact(self) -> bool:
        """Whether the day is known exactly."""
        return self.post.earliest == self.post.latest


def find_posts(page: Page, language: str) -> tuple[Post, ...]:
    """Return the posts of a live blog in the order of the page, or none for another article.

    A live blog has at least three stamps of one shape with text of the article after each, and its
    posts are of a few days, in their order. A list of other stories has no such text, and the dates
    of videos in an article are far apart. Only the first post may be out of order, because it is
    pinned.
    """
    title = page.title()
    lines = page.lines[page.lines.index(title) if title else 0 : page.prose[1]]
    stamps = {stamp.line.start: stamp for stamp in _declared(page, lines, language)}
    stamps |= {stamp.line.start: stamp for stamp in _printed(lines, language)}
    shapes = Counter(stamp.shape for stamp in stamps.values())
    alike = [stamps[at] for at in sorted(stamps) if shapes[stamps[at].shape] >= _FEWEST]
    posts = tuple(_with_text(alike, lines))
    days = [post.earliest for post in posts[1:]]
    ordered = days in (sorted(days), sorted(days, reverse=True))
    lasts = ordered and len(posts) >= _FEWEST and abs(days[-1] - days[0]) <= _LASTS
    return posts if lasts else ()


def posted(posts: Sequence[Post]) -> Clue | None:
    """Return the days from the first to the last post, if there are any."""
    if not posts:
        return None
    first, last = min(post.earliest for post in posts), max(post.latest for post in posts)
    return Clue(first, last, "stated", "stamp.posts")


def _printed(lines: Sequence[Line], language: str) -> Iterator[_Stamp]:
    """Yield lines outside the article that consist of a day and a clock."""
    for line in lines:
        if line.kept or not is_stamp(line.text, language) or means(line.text, "updated"):
            continue
        for day in islice(find_days(line.text, language), 1):
            if day.date and find_clock(line.text, day):
                yield _Stamp(Post(line.start, day.date, day.date), line, _shape(line.text))


def _declared(page: Page, lines: Sequence[Line], language: str) -> Iterator[_Stamp]:
    """Yield lines to which tags give the moment of a post."""
    moments = {one.start: one for one in page.declared if one.field == "posted"}
    for line in lines:
        found = moments.get(line.start)
        days = _days(found, language) if found else None
        if not found or not days:
            continue
        if found.rule.endswith(_UPDATE):
            yield _Stamp(Post(line.start, *days), line, found.rule)
        elif len(line.text) <= _LONGEST and not means(line.text, "updated"):
            yield _Stamp(Post(line.start, *days), line, _shape(line.text))


def _days(found: Finding, language: str) -> tuple[date, date] | None:
    try:
        day = date.fromisoformat(found.value.strip()[:10])
    except ValueError:
        return None
    return local_days(found.value, language) or (day, day)


def _shape(text: str) -> str:
    """Return a line with one sign for each number and each word.

    >>> _shape("7 May 2024, 14:05") == _shape("16 June 2024, 9:30")
    True
    """
    return _LETTERS.sub("a", _FIGURES.sub("9", text))


def _with_text(stamps: Sequence[_Stamp], lines: Sequence[Line]) -> Iterator[Post]:
    """Yield a post for each run of stamps before text of the article.

    The stamp nearest to the text counts, unless only another one of the run gives the exact day. A
    stamp of publication above the first text belongs to the page.
    """
    told = [line.start for line in lines if line.label in _TEXT]
    run: list[_Stamp] = []
    for stamp, following in zip_longest(stamps, stamps[1:]):
        run.append(stamp)
        end = following.line.start if following else lines[-1].end
        at = bisect_right(told, stamp.line.start)
        if at == len(told) or told[at] >= end:
            continue
        first, best = run[0].post.start, next((x for x in reversed(run) if x.exact), run[-1])
        if told[0] < first or not any(means(x.line.text, "published") for x in run):
            yield Post(first, best.post.earliest, best.post.latest)
        run = []
