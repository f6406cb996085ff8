"""Decides from verb forms whether a sentence looks back on a time or ahead to it."""

import re
from dataclasses import dataclass

from claimledger.language.sentences import ends
from claimledger.metadata.wording import Vocabulary, pattern, vocabulary

_REACH = 400
_CLAUSE_END = re.compile(r"[,;:—–“”\"()]|\s-\s")
_UNTIL = re.compile(r"(?:\W+(?:the|about|around|late|early|mid))*\W*$")
_PAST_ENDING = re.compile(r"\b[a-z]{2,}ed\b")
_COVER = re.compile(r"\W*(?:issue|edition)\b")  # a magazine is sold before the date on its cover
_MAY = re.compile(r"\bmay\b")  # the verb; the month has a capital

_AHEAD: Vocabulary = vocabulary("ahead")
_BEHIND: Vocabulary = vocabulary("behind")
_NO_PAST: Vocabulary = vocabulary("no_past")
_BOUND: Vocabulary = vocabulary("until")

_FULL_STOP = re.compile(r"[。！？；]")
_TO_FULL_STOP = re.compile(r"[^。！？；]*。?")
_UNSPACED_CLAUSE = re.compile(r"[，、：,]")
_PAST_SIGNS = pattern("behind_unspaced")
_FUTURE_SIGNS = pattern("ahead_unspaced")


@dataclass(frozen=True, slots=True)
class Context:
    """The parts of a line before and after a time that are read for its tense."""

    before: str
    after: str

    @classmethod
    def of(cls, text: str, place: tuple[int, int], line: tuple[int, int]) -> "Context":
        """Return the context of the time at `place` in `line`; both are offsets in `text`."""
        (start, end), (first, last) = place, line
        return cls(text[max(first, start - _REACH) : start], text[end : min(last, end + _REACH)])

    def looks_back(self) -> bool:
        """Whether the sentence has a past form and no form that may refer to the future.

        >>> Context("Output fell 3% in ", ", the ministry said. It will grow.").looks_back()
        True
        >>> Context("Output is to be doubled by ", ".").looks_back()
        False
        """
        before = self.before[max(ends(self.before, 0, len(self.before)), default=0) :]
        after = self.after[: next(ends(self.after, 0, len(self.after)), None)]
        sentence = f"{before} {after}"
        if (
            _COVER.match(self.after)
            or _AHEAD.occurs(sentence)
            or _MAY.search(sentence)
            or _bounded(before)
        ):
            return False
        return _is_past(sentence)

    def looks_back_unspaced(self) -> bool:
        """Whether the clause has a sign of the past and the sentence none of the future.

        >>> Context("审查终于在", "通过。").looks_back_unspaced()
        True
        >>> Context("港口将于", "开放。").looks_back_unspaced()
        False
        """
        before, after = _FULL_STOP.split(self.before)[-1], _TO_FULL_STOP.match(self.after)
        said = after[0] if after else ""
        clause = _UNSPACED_CLAUSE.split(before)[-1] + _UNSPACED_CLAUSE.split(said, maxsplit=1)[0]
        return bool(_PAST_SIGNS.search(clause)) and not _FUTURE_SIGNS.search(before + said)

    def side(self) -> str:
        """Return "behind" or "ahead", or "" if the clause shows neither."""
        before = _CLAUSE_END.split(self.before)[-1]
        after = _CLAUSE_END.split(self.after, maxsplit=1)[0]
        ahead = _AHEAD.occurs(before) or _bounded(before)
        behind = _is_past(before if ahead else f"{before} {after}")
        return "" if ahead == behind else "ahead" if ahead else "behind"


def _bounded(before: str) -> bool:
    """Whether a time is the end of something ("by", "until"), so that it may lie ahead."""
    words = _UNTIL.sub("", before).rsplit(None, 2)[-2:]
    return _BOUND.occurs(" ".join(words[-1:])) or " ".join(words).casefold() in _BOUND.phrases


def _is_past(words: str) -> bool:
    return _BEHIND.occurs(words) or not all(map(_NO_PAST.occurs, _PAST_ENDING.findall(words)))
