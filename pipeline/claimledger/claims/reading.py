"""One article read sentence by sentence: tokens, verb groups and sources, made where needed."""

import calendar
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from claimledger.claims.choosing import is_age
from claimledger.claims.citing import Source
from claimledger.claims.clauses import VerbGroup, verb_groups
from claimledger.claims.entities import Entity, gazetteer, name_kind
from claimledger.claims.lexicon import closed_classes, load, words
from claimledger.claims.sources import sources
from claimledger.claims.tables import Tables
from claimledger.claims.tagging import tag
from claimledger.claims.tokenising import tokenise
from claimledger.claims.tokens import Names, Token, lower_words, middle_capitals, owning_names
from claimledger.language.sentences import Sentence, sentences
from claimledger.records import Article, Quantity, Time

TITLES = words("sources", "titles")
WEEKDAYS = frozenset(calendar.day_name)
CAPITAL = re.compile(r"[A-Z](?<![\w-][A-Z])[\w.]*\w")
FULL_NAME = re.compile(r"[A-Z](?<!\w[A-Z])[a-z]+ (?:[A-Z]\. )?[A-Z][A-Za-z'’-]+[a-z]\b")


@dataclass(slots=True)
class Parsed:
    """A sentence with its tokens, its verb groups and the sources that it names."""

    sentence: Sentence
    tokens: list[Token]
    groups: list[VerbGroup]
    sources: list[Source] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity chosen as a claim, and where it stands."""

    quantity: Quantity
    index: int
    parsed: Parsed
    at: int


class Reader:
    """Parses sentences of one article once each, and knows whom the article is about."""

    def __init__(self, article: Article, quantities: list[Quantity]) -> None:
        self.article = article
        self.text = article.text
        read_here = [s for s in article.segments if s.kept or s.label == "caption"]
        self.sentences = sentences(self.text, read_here)
        self.starts = [sentence.start for sentence in self.sentences]
        numbered = frozenset(q.head for q in quantities if q.role in {"name", "version"})
        self.names = Names(
            middle_capitals(self.text), lower_words(self.text), numbered, owning_names(self.text)
        )
        self.claims = [q for q in quantities if q.role == "claim"]
        self.found = free_of_overlap(self.claims, list(article.times))
        self.found_starts = [item.start for item in self.found]
        self.parsed: dict[int, Parsed] = {}
        self.tables = Tables(self.text, read_here)
        self.principals: tuple[Entity, ...] | None = None
        self.people = full_names(self.text, self.names)

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds an offset."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.sentences[at].end else None

    def place(self, quantity: Quantity) -> tuple[int, Parsed, int] | None:
        """The sentence of a quantity: its index, the sentence parsed, and the token it is."""
        index = self.sentence_at(quantity.start)
        if index is None:
            return None
        parsed = self.read(index)
        at = next((i for i, t in enumerate(parsed.tokens) if t.quantity is quantity), None)
        return None if at is None else (index, parsed, at)

    def read(self, index: int) -> Parsed:
        """The parsed sentence at an index."""
        if index not in self.parsed:
            sentence = self.sentences[index]
            low = bisect_left(self.found_starts, sentence.start)
            high = bisect_left(self.found_starts, sentence.end)
            inside = [item for item in self.found[low:high] if item.end <= sentence.end]
            titled = sentence.label in {"title", "dek", "heading"}
            ends = (sentence.start, sentence.end)
            tokens = tokenise(self.text, *ends, inside, self.names, titled=titled)
            for at, token in enumerate(tokens):
                if token.quantity is not None and is_age(tokens, at, token.quantity):
                    token.tag = "NUM"
            tag(tokens)
            self.recall_people(tokens)
            groups = verb_groups(tokens)
            self.parsed[index] = Parsed(sentence, tokens, groups)
            self.parsed[index].sources = sources(self.text, tokens, groups, self.people)
        return self.parsed[index]

    def has_time(self, index: int) -> bool:
        """Whether any time stands in the sentence at an index; it need not be parsed to tell."""
        sentence = self.sentences[index]
        low = bisect_left(self.found_starts, sentence.start)
        high = bisect_left(self.found_starts, sentence.end)
        return any(isinstance(item, Time) for item in self.found[low:high])

    def cell_tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of a table's cell."""
        low, high = bisect_left(self.found_starts, start), bisect_left(self.found_starts, end)
        inside = [item for item in self.found[low:high] if item.end <= end]
        tokens = tokenise(self.text, start, end, inside, self.names)
        tag(tokens)
        return tokens

    def recall_people(self, tokens: list[Token]) -> None:
        """Give a last name that stands alone the person's full name."""
        for token in tokens:
            if token.tag == "E" and token.text in self.people:
                token.entities = (Entity(self.people[token.text], None, "person"),)

    def pair(self) -> tuple[Entity, Entity] | None:
        """The two countries or groups that the article is about.

        Those of its first heading that names two, in its order; else the two countries that it
        names most, the one that stands first before the other.
        """
        if self.principals is None:
            titles = [*self.headings(), self.article.title or ""]
            named = (states(tokenise(title, 0, len(title), [], self.names)) for title in titles)
            found = next((two for two in named if len(two) > 1), None)
            self.principals = tuple((found or most_named(self.text))[:2])
        first, *rest = (*self.principals, None, None)
        return (first, rest[0]) if first is not None and rest[0] is not None else None

    def headings(self) -> list[str]:
        """The article's own headings, in order."""
        labels = {"title", "dek", "heading"}
        return [self.text[s.start : s.end] for s in self.sentences if s.label in labels]


def most_named(text: str) -> list[Entity]:
    """The two countries that a text names most, in the order in which they first stand."""
    names = gazetteer()
    found = (names.get(word) for word in CAPITAL.findall(text))
    plain = [Entity(e.name, e.code, e.kind) for e in found if e is not None and e.kind == "country"]
    often = {entity for entity, count in Counter(plain).most_common(2) if count > 1}
    return [entity for entity in dict.fromkeys(plain) if entity in often]


def main_state(reader: Reader) -> Entity | None:
    """The country that an article names twice at least, and twice as often as any other.

    Bodies of one country that go without its name ("the Labor Department") name it too.
    """
    names, bodies = gazetteer(), national_bodies()
    own = "\n".join(reader.text[s.start : s.end] for s in reader.sentences)
    found = [names.get(word) for word in CAPITAL.findall(own)]
    found += [names.get(bodies[body]) for body in bodies if body in own] * TWICE
    plain = [Entity(e.name, e.code, e.kind) for e in found if e is not None and e.kind == "country"]
    often = Counter(plain).most_common(2)
    if not often or often[0][1] < TWICE:
        return None
    clear = len(often) == 1 or often[0][1] >= TWICE * often[1][1]
    return often[0][0] if clear else None


TWICE = 2


@cache
def national_bodies() -> dict[str, str]:
    """Bodies that news of one country names without the country, with the country's name."""
    listed = load("bodies")["bodies"]
    return {body: country for country, bodies in listed.items() for body in bodies}


def full_names(text: str, names: Names) -> dict[str, str]:
    """People by last name, from the full names that stand anywhere in the article."""
    found: dict[str, str] = {}
    for match in FULL_NAME.finditer(text):
        first, *_, last = parts = match[0].split()
        if last in found or first in TITLES | WEEKDAYS or first.lower() in closed_classes():
            continue
        if first in names.capital and first not in words("given_names", "given"):
            continue  # "on Sunday Lima fell": the first word stands alone elsewhere
        known = {first, last, match[0]} & gazetteer().keys()
        common = {first.lower(), last.lower()} & names.lower
        if not known and not common and name_kind(parts) == "person":
            found[last] = match[0]
    return found


def states(tokens: list[Token]) -> list[Entity]:
    """Countries and groups among tokens, each once, as nouns."""
    plain = (
        Entity(e.name, e.code, e.kind)
        for t in tokens
        for e in t.entities
        if e.kind in {"country", "group"}
    )
    return list(dict.fromkeys(plain))


def free_of_overlap(claims: list[Quantity], times: list[Time]) -> list[Quantity | Time]:
    """Quantities and times in order; of two that overlap the quantity stays."""
    taken = [(q.start, q.end) for q in claims]
    starts = [start for start, _ in taken]

    def is_free(time: Time) -> bool:
        at = bisect_right(starts, time.start) - 1
        clear = at < 0 or taken[at][1] <= time.start
        return clear and (at + 1 >= len(taken) or taken[at + 1][0] >= time.end)

    kept: list[Quantity | Time] = [*claims, *(time for time in times if is_free(time))]
    return sorted(kept, key=lambda item: (item.start, -item.end))
