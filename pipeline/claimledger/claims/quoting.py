"""Quotations that run over several sentences: who speaks in those that do not say so."""

from claimledger.claims.citing import Source
from claimledger.claims.reading import Reader
from claimledger.claims.sources import widened

OPENING = '“"'
CLOSING = '”"'
AHEAD = 4
"""How many sentences a quotation may run on before its speaker is named."""


def quoted_by(reader: Reader, index: int, start: int, end: int) -> Source | None:
    """Who speaks at characters of a quotation whose own sentence names nobody."""
    if not is_quoted(reader, index, start):
        return None
    return said_behind(reader, index, start, end) or said_ahead(reader, index, start, end)


def is_quoted(reader: Reader, index: int, at: int) -> bool:
    """Whether a place in a sentence stands inside quotation marks opened in its paragraph."""
    paragraph = reader.sentences[index].paragraph
    first = index
    while first > 0 and reader.sentences[first - 1].paragraph == paragraph:
        first -= 1
    before = reader.text[reader.sentences[first].start : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def speaker_in(reader: Reader, index: int) -> Source | None:
    """Who is said to speak in a sentence that holds a quotation."""
    sentence = reader.sentences[index]
    said = reader.text[sentence.start : sentence.end]
    spoken = [s for s in reader.read(index).sources if s.rule == "source.spoken"]
    return spoken[0] if spoken and any(mark in said for mark in OPENING + CLOSING) else None


def said_behind(reader: Reader, index: int, start: int, end: int) -> Source | None:
    """The speaker of the sentence before, of the same paragraph: "…,” she said. “Prices …"."""
    for before in range(index - 1, max(-1, index - AHEAD - 1), -1):
        if reader.sentences[before].paragraph != reader.sentences[index].paragraph:
            return None
        found = speaker_in(reader, before)
        if found is not None:
            return widened(found, start, end, "source.quote")
    return None


def said_ahead(reader: Reader, index: int, start: int, end: int) -> Source | None:
    """The speaker named where the quotation ends: "“Prices rose 5%. It hurts,” she said."."""
    for after in range(index + 1, min(len(reader.sentences), index + AHEAD + 1)):
        sentence = reader.sentences[after]
        if sentence.paragraph != reader.sentences[index].paragraph:
            return None
        found = speaker_in(reader, after)
        if found is not None:
            return widened(found, start, end, "source.quote")
        if not is_quoted(reader, after, sentence.end):
            return None
    return None
