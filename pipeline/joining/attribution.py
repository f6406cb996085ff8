"""Which source vouches for a number: in its sentence, carried from before, or a round-up's."""

import re
from bisect import bisect_right
from dataclasses import replace

from pipeline.joining.citing import Source
from pipeline.joining.naming import is_named
from pipeline.joining.reading import Reader
from pipeline.joining.sources import source_of, widened

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
MEMORY = 8
"""How many sentences back a poll or report is still "the poll"."""


class Attributions:
    """Sources of an article's sentences, with the passages that round-ups quote at length."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.blocks = quoted_blocks(reader)

    def of(self, index: int, start: int, end: int) -> Source | None:
        """The source of the characters from `start` to `end` in sentence `index`."""
        block = next(
            (s for s in self.blocks if s.scope_start <= start and end <= s.scope_end), None
        )
        found = source_of(self.reader.read(index).sources, start, end)
        if found is not None and found.lean:
            found = self.named(found, index)
        if found is None:
            found = self.carried(index, start, end)
        if found is not None and block is not None and found.speaker is not None:
            return replace(found, name=block.name)
        return found or block

    def named(self, source: Source, index: int) -> Source | None:
        """A source that is only a pronoun, by the name of the source before it."""
        for before in range(index - 1, max(-1, index - MEMORY), -1):
            named = [s for s in self.reader.read(before).sources if not s.lean]
            if named:
                best = max(named, key=lambda s: (s.priority, s.start))
                return replace(source, name=best.name, speaker=best.speaker, lean=False)
        return None

    def carried(self, index: int, start: int, end: int) -> Source | None:
        """The source of an earlier sentence, where this one leans on it."""
        sentence = self.reader.sentences[index]
        said = self.reader.text[sentence.start : sentence.end]
        if MATERIAL.search(said):
            return self.last_material(index, start, end)
        if index == 0 or not LEANING.search(said):
            return None
        before = self.reader.sentences[index - 1]
        if before.paragraph != sentence.paragraph:
            return None
        named = [s for s in self.reader.read(index - 1).sources if not s.lean]
        if not named:
            return self.carried(index - 1, start, end)
        return widened(
            max(named, key=lambda s: (s.priority, s.start)), start, end, "source.carried"
        )

    def last_material(self, index: int, start: int, end: int) -> Source | None:
        """The last poll, study or data source named before "the poll" or "respondents"."""
        for before in range(index - 1, max(-1, index - MEMORY), -1):
            named = [
                s for s in self.reader.read(before).sources if s.speaker is None and not s.lean
            ]
            said = self.reader.text[
                self.reader.sentences[before].start : self.reader.sentences[before].end
            ]
            if named and re.search(
                r"\b(?:survey|poll|study|report|data|figures|analysis|census)", said
            ):
                return widened(named[0], start, end, "source.material")
        return None


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
