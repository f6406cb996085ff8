"""Which source vouches for a number: in its sentence, carried from before, or a round-up's."""

import re
from bisect import bisect_right

from claimledger.claims.antecedents import Antecedents
from claimledger.claims.citing import Source
from claimledger.claims.naming import is_named
from claimledger.claims.quoting import quoted_by
from claimledger.claims.reading import Draft, Reader
from claimledger.claims.sources import source_of, widened
from claimledger.claims.speakers import resolved
from claimledger.claims.stretches import FINITE

LEANING = re.compile(
    r"^(?:it|they|he|she|these|that|those|also|of (?:those|these)|the (?:same|latest))\b|\balso\b",
    re.IGNORECASE,
)
MATERIAL = re.compile(
    r"\b(?:the|this|its|that|a similar|another|an earlier) (?:\w+ )?"
    r"(?:survey|poll|study|report|data|figures|analysis|census|findings)\b"
    r"|\b(?:respondents|those (?:polled|surveyed)|of those asked|likely voters|independents)\b",
    re.IGNORECASE,
)
BLOCK_END = re.compile(r"\[(?:source|link|read more|via)\]\s*$", re.IGNORECASE)
INTRODUCING = re.compile(r":\s*$")
SURVEYED = re.compile(r"\b(?:survey|poll|study|report|data|figures|analysis|census)")
POLLED = re.compile(r"\b(?:survey|poll)")
HOLDING_VIEWS = frozenset(
    {"approve", "disapprove", "think", "believe", "support", "back", "favor", "favour", "oppose"}
    | {"rate", "view", "trust", "want", "agree", "disagree", "feel", "prefer", "worry", "say"}
    | {
        "describe",
        "consider",
        "vote",
        "blame",
        "name",
        "identify",
        "choose",
        "plan",
        "intend",
        "expect",
    }
)
"""What shares of people do in surveys."""
NOT_OF = frozenset({"after", "before", "from", "to", "on", "at", "by", "as", "than"})
"""Words after a share that lead away from whose it is."""

VIEW_REACH = 9
"""How many words after a share its verb may stand."""
MEMORY = 12
"""How many sentences back a poll or report is still "the poll"."""


class Attributions:
    """Sources of an article's sentences, with the passages that round-ups quote at length."""

    def __init__(self, reader: Reader, antecedents: Antecedents) -> None:
        self.reader = reader
        self.antecedents = antecedents
        self.blocks = quoted_blocks(reader)

    def of(self, draft: Draft) -> Source | None:
        """The source of a number."""
        index, start, end = draft.index, draft.quantity.start, draft.quantity.end
        block = next(
            (s for s in self.blocks if s.scope_start <= start and end <= s.scope_end), None
        )
        found = source_of(draft.parsed.sources, start, end)
        found = found or quoted_by(self.reader, index, start, end)
        found = found or self.carried(draft, index)
        if found is not None:
            found = resolved(self.reader, self.antecedents, draft, found)
        return found or block

    def carried(self, draft: Draft, index: int) -> Source | None:
        """The source of an earlier sentence, where this one leans on it."""
        sentence = self.reader.sentences[index]
        start, end = draft.quantity.start, draft.quantity.end
        said = self.reader.text[sentence.start : sentence.end]
        if MATERIAL.search(said):
            return self.last_material(index, start, end, SURVEYED)
        if tells_opinion(draft):
            return self.last_material(index, start, end, POLLED)
        if index == 0 or not (LEANING.search(said) or self.is_of_pronoun(index)):
            return None
        before = self.reader.sentences[index - 1]
        if before.paragraph != sentence.paragraph:
            return None
        named = [s for s in self.reader.read(index - 1).sources if not s.lean]
        if not named:
            return self.carried(draft, index - 1)
        return widened(
            max(named, key=lambda s: (s.priority, s.start)), start, end, "source.carried"
        )

    def is_of_pronoun(self, index: int) -> bool:
        """Whether the subject of a sentence is a pronoun: "In 2021 they had 8 shops"."""
        parsed = self.reader.read(index)
        first = next((g for g in parsed.groups if g.finite), None)
        before = parsed.tokens[first.first - 1] if first is not None and first.first else None
        return before is not None and before.lower in {"it", "they", "he", "she"}

    def last_material(
        self, index: int, start: int, end: int, material: re.Pattern[str]
    ) -> Source | None:
        """The last poll, study or data source named before "the poll" or "respondents"."""
        for before in range(index - 1, max(-1, index - MEMORY), -1):
            named = [
                s for s in self.reader.read(before).sources if s.speaker is None and not s.lean
            ]
            said = self.reader.text[
                self.reader.sentences[before].start : self.reader.sentences[before].end
            ]
            if named and material.search(said):
                return widened(named[0], start, end, "source.material")
        return None


def tells_opinion(draft: Draft) -> bool:
    """Whether a sentence tells what shares of people think, as a survey finds it.

    "57% disapprove of the plan, while 5% have no opinion".
    """
    tokens = draft.parsed.tokens
    if draft.quantity.unit != "%":
        return False
    for at, token in enumerate(tokens):
        if token.quantity is None or token.quantity.unit != "%":
            continue
        if at + 1 < len(tokens) and tokens[at + 1].tag in FINITE:
            return True  # "Just 17% have confidence in it"
        for follows in tokens[at + 1 : at + VIEW_REACH]:
            if follows.tag in {",", ";", "Q", ":", "SB", "CC"} or follows.lower in NOT_OF:
                break
            if follows.lemma in HOLDING_VIEWS and follows.tag not in {"IN", "N"}:
                return True
    return False


def quoted_blocks(reader: Reader) -> list[Source]:
    """Passages of other media in a round-up.

    A sentence that names its medium and ends with a colon opens one, a "[Source]" mark ends it.
    """
    found: list[Source] = []
    sentences = reader.sentences
    ends = [i for i, s in enumerate(sentences) if BLOCK_END.search(reader.text, s.start, s.end)]
    openers = [
        i for i, s in enumerate(sentences) if INTRODUCING.search(reader.text, s.start, s.end)
    ]
    for place, index in enumerate(openers):
        after = bisect_right(ends, index)
        last = ends[after] if after < len(ends) else None
        if last is None or (place + 1 < len(openers) and openers[place + 1] < last):
            continue
        medium = medium_in(reader, index)
        if medium is not None:
            name, start, end = medium
            scope = (sentences[index + 1].start, sentences[last].end)
            found.append(Source(name, None, "source.block", start, end, *scope))
    return found


def medium_in(reader: Reader, index: int) -> tuple[str, int, int] | None:
    """The medium that an introducing sentence names after "at", "for" or "in"."""
    tokens = reader.read(index).tokens
    for at in range(1, len(tokens)):
        token = tokens[at]
        article = tokens[at - 1].tag == "DT" and at > 1
        link = tokens[at - 2 if article else at - 1].lower
        if (
            is_named(token)
            and link in {"at", "for", "in", "of"}
            and not any(e.kind == "person" for e in token.entities)
        ):
            return token.text, token.start, token.end
    return None
