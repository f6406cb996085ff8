"""Decides on each line: rules first, then the votes for the other lines, then the labels.

A verdict is a label and the rule that assigned it.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from claimledger.cleaning.blocks import headline, tagged, weigh
from claimledger.cleaning.context import Rows
from claimledger.cleaning.copies import pull_quotes, teasers
from claimledger.cleaning.lines import Line
from claimledger.cleaning.lists import listed
from claimledger.cleaning.measures import Measures, measure
from claimledger.cleaning.shape import STOPS, ending
from claimledger.cleaning.translations import translations
from claimledger.cleaning.votes import text_votes
from claimledger.language import ENGLISH
from claimledger.language.wrapping import wraps
from claimledger.records import Block

Verdict = tuple[str, str]

_ARTICLE = frozenset({"title", "dek", "heading", "body"})
_BETWEEN_DEK_AND_BODY = frozenset({"byline", "dateline", "paywall"})
_HEADING_WORDS = 14
_EVEN, _NARROW, _LOW, _DOUBTFUL = -0.1, -1.0, -1.2, -2.0
# Least log-odds at which the kept lines around a line may overrule the votes: for any line, for
# prose, subheads and short sentences. At these values, half of such lines belong to the article.
_PROSE = 12  # words
_SUBHEAD = 10  # words
_FEW = 6  # lines of a page or excerpt that is too short for teasers of other articles
_DOUBT_IS_BODY = 0.01  # log-odds
_SENTENCE_SPACES = 2  # between the words of a short sentence
_TAGLINES = 3  # most sentences above a title
_STANDFIRST = 6  # words
_YEAR = re.compile(r"\d{4}")
_DEK_WORDS = 40
_DEK_LINES = 6  # most lines between a title and its dek
_LENT = frozenset({"paywall", "promo", "notice", "nav", "caption"})  # labels that lines inherit
_LENDING = 3  # most lines between a line and the furniture whose label it inherits
_CAPTION_SPACES = 3  # fewest spaces between the words of a caption
_BAR = " | "  # between the cells of a row
_CLOSERS = STOPS | frozenset(":;,")


def judge(lines: Sequence[Line], blocks: Sequence[Block] = ()) -> list[Verdict]:
    """Return a verdict for every line."""
    if not lines:
        return []
    if not blocks and _is_paragraph([line.view for line in lines]):
        return [("body", "one-paragraph")] * len(lines)
    measured = measure(lines)
    tags = tagged(lines, blocks)
    score = _score(lines, measured, tags)
    verdicts = [
        (rule.label, rule.name) if rule else ("body", "votes") if vote > 0 else ("nav", "no-votes")
        for rule, vote in zip(measured.rules, score, strict=True)
    ]
    if tags is None:
        _keep_doubtful(lines, verdicts, score, measured.masses.tolist())
    for number in listed(lines, verdicts):
        verdicts[number] = ("body", "announced-list")
    _name_copies(lines, verdicts)
    _name_head(lines, verdicts, measured, headline(tags) if tags else None)
    _keep_only_paragraph(lines, verdicts, measured.masses.tolist())
    _name_headings(lines, verdicts)
    if tags:
        _name_by_tags(verdicts, tags)
    _name_translations(lines, verdicts)
    _lend_labels(lines, verdicts)
    return verdicts


def _is_paragraph(views: Sequence[str]) -> bool:
    """Whether a short text is one paragraph: each line runs on, and the last has a full stop."""
    if not 1 < len(views) <= _FEW or not _stops(views[-1]):
        return False
    text, starts = "\n".join(views), [0, *accumulate(len(view) + 1 for view in views)]
    return all(wraps(text, start - 1, start, ENGLISH) for start in starts[1:-1])


def _score(lines: Sequence[Line], measured: Measures, tags: Sequence[Block] | None) -> list[float]:
    score = text_votes(measured)
    if tags is not None:
        sizes = np.array([len(line.view) for line in lines], dtype=float)
        score = weigh(tags, sizes, score)
    silent = np.array([rule is None for rule in measured.rules])
    masses = _prose(lines, measured)
    if len(lines) <= _FEW and tags is None:  # a page this short has a title and prose, no furniture
        own = silent & (masses > 0)
        own[0] = silent[0] and own[1:2].any()
        score = np.where(own, np.maximum(score, _DOUBT_IS_BODY), score)
    if (score <= 0).all() and tags is not None:  # then the extractor decides
        score = np.array([bool(tag.extracted) for tag in tags]) * silent
    if (score <= 0).all():
        score = masses * silent
    result: list[float] = score.tolist()
    return result


def _prose(lines: Sequence[Line], measured: Measures) -> Rows:
    """Return the words of prose on each line.

    In a short text, short sentences and a single line count too, so that a text of one sentence
    is an article: "Prices fell 3%."
    """
    if len(lines) > _FEW or measured.masses.any():
        return measured.masses
    short = [" " in line.view and (len(lines) == 1 or _stops(line.view)) for line in lines]
    return np.array(short, dtype=float)


def _stops(view: str) -> bool:
    return ending(view) in STOPS


def _keep_doubtful(
    lines: Sequence[Line], verdicts: list[Verdict], score: Sequence[float], masses: Sequence[float]
) -> None:
    """Keep lines that the votes narrowly dropped if the lines around them are kept."""
    downwards = range(len(lines))
    for number in (*downwards, *reversed(downwards)):
        line = lines[number]
        if verdicts[number][1] != "no-votes" or score[number] <= _DOUBTFUL:
            continue
        above = number > 0 and verdicts[number - 1][0] == "body"
        below = number + 1 < len(lines) and verdicts[number + 1][0] == "body"
        apart = above and below and line.gap > 0 and lines[number + 1].gap > 0
        prose = masses[number] >= _PROSE and _closed(line.view)
        if (prose and (above or below) and score[number] > _NARROW) or (
            below and score[number] > _EVEN
        ):
            verdicts[number] = ("body", "continued")
        elif apart and _is_sentence(line.view):
            verdicts[number] = ("body", "short-paragraph")
        elif apart and score[number] > _LOW and _is_label(line.view):
            verdicts[number] = ("body", "between-paragraphs")


def _is_sentence(view: str) -> bool:
    return view.count(" ") >= _SENTENCE_SPACES and _stops(view)


def _is_label(view: str) -> bool:
    short = 1 <= view.count(" ") < _SUBHEAD
    return short and view[0].isupper() and not view.isupper() and not _closed(view)


def _name_copies(lines: Sequence[Line], verdicts: list[Verdict]) -> None:
    views = [line.view for line in lines]
    body = [number for number, (label, _) in enumerate(verdicts) if label == "body"]
    for number, rule in teasers(views, body).items():
        verdicts[number] = ("teaser_duplicate", rule)
    closed = [n for n in body if _closed(views[n]) and verdicts[n][0] == "body"]
    loose = [n for n in body[1:-1] if not _closed(views[n]) and verdicts[n][0] == "body"]
    for number in pull_quotes(views, loose, closed):
        verdicts[number] = ("teaser_duplicate", "pull-quote")


def _name_head(
    lines: Sequence[Line], verdicts: list[Verdict], measured: Measures, stated: int | None
) -> None:
    """Label the title (the one in the tags, or the most likely line) and the deks below it."""
    starts = [
        number
        for number, (label, _) in enumerate(verdicts)
        if label == "body" and _closed(lines[number].view)
    ][:_TAGLINES]
    found = (
        (start, measured.topics.title(start) if stated is None or stated > start else stated)
        for start in starts or [len(lines)]
    )
    start, title = next(((at, title) for at, title in found if title is not None), (0, None))
    if title is not None and stated is None and _runs_on(lines, title):  # text broken into lines
        start, title = title, measured.topics.title(title)
    if title is None:
        return
    for number in starts:
        if number < min(title, start):
            verdicts[number] = ("promo", "above-the-title")
    verdicts[title] = ("title", "headline")
    body = [n for n in range(title + 1, len(lines)) if verdicts[n][0] == "body"]
    _keep_standfirst(lines, verdicts, title + 1)
    for number in body[:2]:
        if number - title <= _DEK_LINES and _is_dek(lines, verdicts, number):
            verdicts[number] = ("dek", "standfirst")


def _runs_on(lines: Sequence[Line], number: int) -> bool:
    """Whether a sentence goes on below a line; an address there begins with a small letter too."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    if below is None or below.gap or not below.view[0].islower():
        return False
    return "." not in below.view.partition(" ")[0].rstrip(".")


def _keep_standfirst(lines: Sequence[Line], verdicts: list[Verdict], number: int) -> None:
    """Label a phrase directly below the title as its dek if it is written like a sentence."""
    if number == len(lines) or verdicts[number][1] != "no-votes":
        return
    words = lines[number].view.split(" ")
    lowercase = sum(map(str.islower, words))
    if len(words) >= _STANDFIRST and lowercase >= len(words) / 2 and not _YEAR.search(words[-1]):
        verdicts[number] = ("dek", "below-title")


def _keep_only_paragraph(
    lines: Sequence[Line], verdicts: list[Verdict], masses: Sequence[float]
) -> None:
    """Keep the only paragraph below the title, as on a page that a paywall cuts short."""
    labels = [label for label, _ in verdicts]
    if "title" not in labels or "body" in labels or "dek" in labels:
        return
    below = range(labels.index("title") + 1, len(lines))
    dropped = [n for n in below if verdicts[n][1] == "no-votes" and masses[n] >= _PROSE]
    if len(dropped) == 1 and _closed(lines[dropped[0]].view):
        verdicts[dropped[0]] = ("body", "only-paragraph")


def _is_dek(lines: Sequence[Line], verdicts: Sequence[Verdict], number: int) -> bool:
    """Whether a missing stop, a wide gap, a byline or a drop cap separates a line from the body."""
    if not _closed(lines[number].view):
        return lines[number].view.count(" ") < _DEK_WORDS and _BAR not in lines[number].view
    if number + 1 == len(lines):
        return False
    below = lines[number + 1]
    if verdicts[number + 1][0] in _BETWEEN_DEK_AND_BODY or below.gap > lines[number].gap + 1:
        return True
    return below.capped and not lines[number].capped


def _name_headings(lines: Sequence[Line], verdicts: list[Verdict]) -> None:
    """Label short kept lines without a closing mark above kept text as headings."""
    for number in range(len(lines) - 1):
        view = lines[number].view
        if (
            verdicts[number][0] == "body"
            and verdicts[number + 1][0] == "body"
            and view.count(" ") < _HEADING_WORDS
            and not _closed(view)
            and _BAR not in view
            and _closed(lines[number + 1].view)
        ):
            verdicts[number] = ("heading", "subhead")


def _name_by_tags(verdicts: list[Verdict], tags: Sequence[Block]) -> None:
    """Label headings and captions that the tags mark as such."""
    for number, block in enumerate(tags):
        label, rule = verdicts[number]
        if label == "body" and block.tag == "heading":
            verdicts[number] = ("heading", "heading-tag")
        elif rule == "no-votes" and block.tag == "caption":
            verdicts[number] = ("caption", "caption-tag")


def _name_translations(lines: Sequence[Line], verdicts: list[Verdict]) -> None:
    """Label lines that translate the line above into another script."""
    kept = [number for number, (label, _) in enumerate(verdicts) if label in _ARTICLE]
    for number in translations([line.view for line in lines], kept):
        verdicts[number] = ("translation", "below-the-original")


def _lend_labels(lines: Sequence[Line], verdicts: list[Verdict]) -> None:
    """Give lines that only the votes dropped the label of the nearest furniture."""
    dropped = [number for number, (_, rule) in enumerate(verdicts) if rule == "no-votes"]
    title = next((number for number, (label, _) in enumerate(verdicts) if label == "title"), 0)
    above = _nearest(verdicts)
    below = _nearest(verdicts[::-1])[::-1]
    for number in dropped:
        verdicts[number] = _lent(lines[number], above[number], below[number], head=number < title)


def _nearest(verdicts: Sequence[Verdict]) -> list[tuple[int, str]]:
    """Return the distance and label of the last furniture before each line."""
    nearest = []
    distance, label = _LENDING + 1, ""
    for own, rule in verdicts:
        distance += 1
        nearest.append((distance, label))
        if own in _LENT and rule != "no-votes":
            distance, label = 0, own
    return nearest


def _lent(line: Line, above: tuple[int, str], below: tuple[int, str], *, head: bool) -> Verdict:
    if head and _closed(line.view):
        return "promo", "above-the-title"
    if line.view.count(" ") >= _CAPTION_SPACES and (1, "caption") in {above, below}:
        return "caption", "beside-a-credit"
    for distance, label in (above, below) if above[0] <= below[0] else (below, above):
        if distance <= _LENDING and label != "caption":
            return label, "among-furniture"
    return "nav", "outside-the-article"


def _closed(view: str) -> bool:
    return ending(view) in _CLOSERS
