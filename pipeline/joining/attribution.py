"""Which source vouches for a number: in its sentence, carried from before, or a round-up's."""

import re

from pipeline.joining.reading import Reader
from pipeline.joining.sources import Source, source_of, widened

LEANING = re.compile(
    r"^(?:it|they|he|she|this|these|that|those|also|the (?:survey|report|study|poll|data|figures|agency|ministry|bank|group|company|same|latest)|of (?:those|these))\b|\balso\b",
    re.IGNORECASE,
)
BLOCK_END = re.compile(r"\[(?:source|link|read more|via)\]\s*$", re.IGNORECASE)
INTRODUCING = re.compile(r":\s*$")


class Attributions:
    """Sources of an article's sentences, with the passages that round-ups quote at length."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.blocks = quoted_blocks(reader)

    def of(self, index: int, start: int, end: int) -> Source | None:
        """The source of the characters from `start` to `end` in sentence `index`."""
        parsed = self.reader.read(index)
        block = next(
            (s for s in self.blocks if s.scope_start <= start and end <= s.scope_end), None
        )
        found = source_of(parsed.sources, start, end)
        if found is not None:
            if found.speaker is not None and block is not None and found.priority < 3:
                return widened_to(found, block.name)
            return found
        carried = self.carried(index, start, end)
        return carried or block

    def carried(self, index: int, start: int, end: int) -> Source | None:
        """The source of the sentence before, where this one leans on it."""
        sentence = self.reader.sentences[index]
        said = self.reader.text[sentence.start : sentence.end]
        if (
            index == 0
            or self.reader.sentences[index - 1].paragraph != sentence.paragraph
            or not LEANING.search(said)
        ):
            return None
        before = self.reader.read(index - 1)
        if not before.sources:
            return self.carried(index - 1, start, end)
        best = max(before.sources, key=lambda s: (s.priority, s.material, s.start))
        return (
            widened(best, start, end, "source.carried") if best.material or best.speaker else None
        )


def widened_to(source: Source, name: str) -> Source:
    """A speaker inside a quoted passage: the passage's source vouches, the speaker speaks."""
    return Source(
        name,
        source.speaker,
        source.rule,
        source.start,
        source.end,
        source.scope_start,
        source.scope_end,
        source.priority,
    )


def quoted_blocks(reader: Reader) -> list[Source]:
    """Passages of other media: a sentence that names its source and ends with a colon opens one,
    a "[Source]" mark ends it.
    """
    found: list[Source] = []
    sentences = reader.sentences
    ends = [i for i, s in enumerate(sentences) if BLOCK_END.search(reader.text, s.start, s.end)]
    for index, sentence in enumerate(sentences):
        if not INTRODUCING.search(reader.text, sentence.start, sentence.end):
            continue
        last = next((i for i in ends if i > index), None)
        if last is None or any(
            INTRODUCING.search(reader.text, s.start, s.end) for s in sentences[index + 1 : last]
        ):
            continue
        named = publisher_in(reader, index)
        if named is not None:
            name, start, end = named
            found.append(
                Source(
                    name,
                    None,
                    "source.block",
                    start,
                    end,
                    sentences[index + 1].start,
                    sentences[last].end,
                )
            )
    return found


def publisher_in(reader: Reader, index: int) -> tuple[str, int, int] | None:
    """The medium that an introducing sentence names after "at", "for" or "in"."""
    tokens = reader.read(index).tokens
    for at in range(1, len(tokens)):
        token = tokens[at]
        before = tokens[at - 1].lower
        article = before == "the" and at > 1
        link = tokens[at - 2].lower if article else before
        if (
            token.tag == "E"
            and link in {"at", "for", "in", "of"}
            and any(e.kind == "organisation" for e in token.entities)
        ):
            name = token.text
            return (
                (f"The {name}" if article and not name.lower().startswith("the ") else name),
                token.start,
                token.end,
            )
    return None
