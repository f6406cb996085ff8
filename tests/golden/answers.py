"""Our own seeds, answered by hand in seeds/*.yaml, and how near the pipeline comes to the answers.

An answer gives the line, the quote and the fields of each claim, the label of each line that is not
body, and what the page says of itself. A list gives every right answer; a field left out is empty.
Run as a program (python -m tests.golden.answers), it names everything that is answered otherwise.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import claimledger
from claimledger.records import Article, Claim

SEEDS = Path(__file__).parents[2] / "seeds"
ANSWERS = Path(__file__).parent / "seeds"
KEPT = {"title", "dek", "heading", "body"}
DEFAULTS: Mapping[str, Any] = {
    "value_high": None,
    "bound": "eq",
    "direction": "none",
    "subject": None,
    "counterpart": None,
    "attributed_to": None,
    "speaker": None,
    "modality": "reported",
}
EXACT = ("unit", "bound", "kind", "direction", "modality")
NAMES = ("measure", "subject", "counterpart", "attributed_to", "speaker")
DOCUMENT = ("title", "publisher", "url", "captured_at", "language", "published")
CORE = ("value", "value_high", "unit", "bound")
EMPTY_WORDS = set("a an and by for in its of s the their to".split())  # noqa: SIM905 - one line reads


@dataclass(frozen=True)
class Answer:
    """One seed with its text and everything that was answered for it."""

    name: str
    raw: bytes
    document: Mapping[str, Any]
    labels: Mapping[int, str]
    claims: Sequence[Mapping[str, Any]]

    @property
    def text(self) -> str:
        """The seed, strictly decoded."""
        return self.raw.decode("utf-8")

    def lines(self) -> list[tuple[int, int, str]]:
        """Every line with its start and end."""
        spans, start = [], 0
        for line in self.text.split("\n"):
            spans.append((start, start + len(line), line))
            start += len(line) + 1
        return spans

    def span(self, claim: Mapping[str, Any]) -> tuple[int, int]:
        """Where the quote of an answered claim stands."""
        start, _, line = self.lines()[claim["line"] - 1]
        at = start + line.index(claim["quote"])
        return at, at + len(claim["quote"])


def load() -> list[Answer]:
    """Read every answered seed."""
    answers = []
    for path in sorted(ANSWERS.glob("*.yaml")):
        given = yaml.safe_load(path.read_text("utf-8"))
        labels = {line: label for label, at in given["lines"].items() for line in at}
        claims = [{**DEFAULTS, **claim} for claim in given["claims"]]
        raw = (SEEDS / f"{path.stem}.txt").read_bytes()
        answers.append(Answer(path.stem, raw, given["document"], labels, claims))
    return answers


def right(said: object, answer: object, *, field: str) -> bool:
    """Whether what was said is one of the right answers."""
    alternatives = answer if isinstance(answer, list) else [answer]
    return any(same(said, one, field=field) for one in alternatives)


def same(said: object, answer: object, *, field: str) -> bool:
    """Whether two values of a field mean the same; names agree when half of their words do."""
    if said is None or answer is None:
        return said is None and answer is None
    if field in NAMES:
        first, second = words(said), words(answer)
        return 4 * len(first & second) >= len(first) + len(second)
    if field.startswith("value"):
        return abs(float(str(said)) - float(str(answer))) <= 2e-3 * abs(float(str(answer)))
    return str(said) == str(answer)


def words(name: object) -> set[str]:
    """Words of a name that carry meaning, lower-cased."""
    plain = str(name).lower().replace("’", "'").replace("'", " ")
    return {word.strip(".,") for word in plain.split()} - EMPTY_WORDS


def period_right(claim: Claim, answer: Mapping[str, Any]) -> bool:
    """Whether both ends of the period are right; an open or unknown end is None."""
    start, end = answer.get("period", (None, None))
    return right(claim.period_start, start, field="period") and right(
        claim.period_end, end, field="period"
    )


def pair(answer: Answer, found: Sequence[Claim]) -> list[tuple[Claim, Mapping[str, Any]]]:
    """Each found claim with the answer that it overlaps most, one to one."""
    overlaps = sorted(
        (
            (min(end, claim.char_end) - max(start, claim.char_start), i, j)
            for i, wanted in enumerate(answer.claims)
            for start, end in [answer.span(wanted)]
            for j, claim in enumerate(found)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for width, i, j in overlaps:
        if width > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(found[j], answer.claims[i]) for i, j in pairs.items()]


def line_scores(answer: Answer, article: Article) -> tuple[int, int, int]:
    """Lines that are not blank, how many of them have the right verdict, how many the label."""
    total = verdicts = labels = 0
    for number, (start, end, line) in enumerate(answer.lines(), 1):
        if not line.strip():
            continue
        cover = max(article.segments, key=lambda s: min(end, s.end) - max(start, s.start))
        wanted = answer.labels.get(number, "body")
        total += 1
        verdicts += cover.kept == (wanted in KEPT)
        labels += cover.label == wanted
    return total, verdicts, labels


def document_errors(answer: Answer, article: Article) -> list[str]:
    """Fields of the page that are wrong; the bracket of publication has to lie in the answer's."""
    given = answer.document
    wrong = [
        field
        for field in DOCUMENT
        if field != "published" and (getattr(article, field) or None) != given.get(field)
    ]
    bracket = (article.published_earliest, article.published_latest)
    first, last = given["published"]
    if not (bracket[0] and bracket[1] and first <= bracket[0] <= bracket[1] <= last):
        wrong.append("published")
    return wrong


def claim_scores(answer: Answer, found: Sequence[Claim]) -> Counter[str]:
    """How many claims were wanted, found and paired, and of how many each field is right."""
    pairs = pair(answer, found)
    scores = Counter(wanted=len(answer.claims), found=len(found), paired=len(pairs))
    for claim, wanted in pairs:
        core = all(right(getattr(claim, f), wanted[f], field=f) for f in CORE)
        dated = period_right(claim, wanted)
        scores.update({"core": core, "period": dated, "whole": core and dated})
        for name in (*EXACT, *NAMES):
            scores[name] += right(getattr(claim, name), wanted[name], field=name)
    return scores


def figures() -> dict[str, float]:
    """Percentages over all seeds: claims found, their fields, line verdicts, document fields."""
    scores: Counter[str] = Counter()
    answers = load()
    for answer in answers:
        article = claimledger.read_article(answer.raw)
        scores.update(claim_scores(answer, claimledger.read_claims(answer.raw)))
        total, verdicts, labels = line_scores(answer, article)
        wrong = len(document_errors(answer, article))
        scores.update({"lines": total, "verdicts": verdicts, "labels": labels, "wrong": wrong})
    both = scores["wanted"] + scores["found"]
    return {
        "claims": 200 * scores["paired"] / both,
        "end to end": 200 * scores["whole"] / both,
        **{f: 100 * scores[f] / scores["paired"] for f in ("core", "period", *EXACT, *NAMES)},
        **{name: 100 * scores[name] / scores["lines"] for name in ("verdicts", "labels")},
        "document fields": 100 - 100 * scores["wrong"] / (len(DOCUMENT) * len(answers)),
    }


def differences(answer: Answer) -> Iterator[str]:
    """Everything that is answered otherwise than by hand, a line each."""
    article = claimledger.read_article(answer.raw)
    found = claimledger.read_claims(answer.raw)
    for field in document_errors(answer, article):
        yield f"{field}: answered otherwise than {answer.document.get(field)}"
    pairs = pair(answer, found)
    for wanted in answer.claims:
        if all(wanted is not given for _, given in pairs):
            yield f"line {wanted['line']}: missed {wanted['quote']}"
    for claim in found:
        if all(claim is not said for said, _ in pairs):
            yield f"no claim: {claim.quote}"
    for claim, wanted in pairs:
        for field in dict.fromkeys((*CORE, *EXACT, *NAMES)):
            said = getattr(claim, field)
            if not right(said, wanted[field], field=field):
                yield f"{claim.quote}: {field} {said}, not {wanted[field]}"
        if not period_right(claim, wanted):
            period = f"{claim.period_start}/{claim.period_end}"
            yield f"{claim.quote}: period {period}, not {wanted.get('period')}"


if __name__ == "__main__":
    for each in load():
        for difference in differences(each):
            print(each.name, difference)  # noqa: T201 - this is a program's output
