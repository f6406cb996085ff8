"""Line verdicts: where the article stands on the page, and what each of its lines is."""

from collections.abc import Sequence

from pipeline.cleaning.lines import Line
from pipeline.cleaning.wording import furniture
from pipeline.records import Block

Verdict = tuple[str, str]
_CLOSERS = ".!?…:;。！？"
_QUOTES = "\"'”’»“)]*"


def judge(lines: Sequence[Line], blocks: Sequence[Block] = ()) -> list[Verdict]:
    """A label and a rule for every line that holds more than space."""
    del blocks
    found = [furniture(line.view) for line in lines]
    weight = [-1.0 if rule else _mass(line.view) for line, rule in zip(lines, found, strict=True)]
    first, last = _heaviest(weight)
    result: list[Verdict] = []
    for number, (line, rule) in enumerate(zip(lines, found, strict=True)):
        if rule:
            result.append((rule.label, rule.name))
        elif first <= number < last and (weight[number] > 0 or _stands_alone(weight, number)):
            result.append(("body", "main-run") if weight[number] > 0 else ("heading", "subhead"))
        else:
            result.append(("nav", "outside-main-run"))
    _name_the_head(lines, result, first)
    _mark_copies(lines, result)
    return result


def _mass(view: str) -> float:
    words = view.count(" ") + 1
    closed = view.rstrip(_QUOTES + " ")[-1:] in _CLOSERS
    if words >= 12 or (words >= 4 and closed):
        return min(words, 60) / (4.0 if closed else 12.0)
    return -1.0


def _heaviest(weight: Sequence[float]) -> tuple[int, int]:
    """Bounds of the run with the greatest sum (Kadane)."""
    best = total = 0.0
    first = last = start = 0
    for number, value in enumerate(weight):
        total += value
        if total <= 0:
            total, start = 0.0, number + 1
        elif total > best:
            best, first, last = total, start, number + 1
    return first, last


def _stands_alone(weight: Sequence[float], number: int) -> bool:
    after = weight[number + 1] > 0 if number + 1 < len(weight) else False
    before = weight[number - 1] > 0 if number else False
    return after and before


def _name_the_head(lines: Sequence[Line], result: list[Verdict], first: int) -> None:
    candidates = [
        number
        for number in range(max(0, first - 25), min(first + 2, len(lines)))
        if result[number][1] in {"outside-main-run", "subhead", "main-run"}
        and 3 <= lines[number].view.count(" ") + 1 <= 30
        and lines[number].view[-1] not in ".;,"
    ]
    if not candidates:
        return
    words = set(" ".join(line.view for line in lines[first : first + 12]).casefold().split())

    def fit(number: int) -> float:
        own = [word for word in lines[number].view.casefold().split() if len(word) > 3]
        return sum(word in words for word in own) - 0.1 * abs(first - number)

    title = max(candidates, key=fit)
    result[title] = ("title", "headline")
    for number in range(title + 1, min(title + 6, len(lines))):
        label, rule = result[number]
        view = lines[number].view
        if rule in {"outside-main-run", "subhead"} and view.count(" ") >= 5:
            result[number] = ("dek", "standfirst")
        elif label == "body":
            break


def _mark_copies(lines: Sequence[Line], result: list[Verdict]) -> None:
    kept = [n for n, (label, _) in enumerate(result) if label in {"body", "dek"}]
    later: dict[str, int] = {}
    for number in reversed(kept):
        view = lines[number].view
        stem = view.rstrip(" .…")[:60]
        if len(stem) < 30:
            continue
        other = later.get(stem)
        if other is not None and len(view) <= len(lines[other].view):
            result[number] = ("teaser_duplicate", "copied-below")
        else:
            later[stem] = number
