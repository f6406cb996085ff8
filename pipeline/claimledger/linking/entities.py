"""Entities: the countries, organisations, people, places, products and laws that claims name.

Two names are one entity if a list says so (the gazetteer of countries and bodies, with their
demonyms, capitals and governments, and ``names.yaml``), if the texts define an acronym and all
define it in the same way, or if the user's entities.yaml merges them. Similar spelling is never a
reason.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from claimledger.language.lexicon import lexicon
from claimledger.linking.acronyms import Definition
from claimledger.linking.entity_file import Item
from claimledger.linking.wording import KEPT, POSSESSIVE, is_listed_word

FIELDS = ("subject", "counterpart", "attributed_to", "speaker")
"""Columns of ``claims`` that name entities."""

WORD = re.compile(r"[^\s,]+")
JOINED = re.compile(r", and |, | and | & ")
LONGEST = 10
"""Words of a name."""


class Named(NamedTuple):
    """A name in a column of claims, with the whole value of the column.

    ``snapshot_id`` is the article, if the user's entities differ from article to article.
    """

    snapshot_id: str | None
    field: str
    phrase: str
    name: str


class Entity(NamedTuple):
    """Something with a name; ``code`` is the ISO 3166-1 alpha-3 code of a country."""

    name: str
    kind: str | None = None
    code: str | None = None

    @property
    def entity_id(self) -> str:
        """First 16 hex digits of a hash of the code or, without a code, of the name."""
        return identity(self.name, self.code)


class Link(NamedTuple):
    """A name in a claim, its entity, and the reason for the match."""

    named: Named
    entity: Entity
    rule: str


@lru_cache(maxsize=KEPT)
def identity(name: str, code: str | None) -> str:
    """The id of an entity.

    >>> identity("Chile", "CHL") == identity("Republic of Chile", "CHL")
    True
    """
    said = f"country|{code}" if code else f"name|{folded(name)}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@lru_cache(maxsize=KEPT)
def folded(name: str) -> str:
    """A name without case, full stops, article and possessive, for comparing names of one entity.

    >>> folded("the U.N.’s") == folded("UN")
    True
    """
    plain = POSSESSIVE.sub("", name).replace(".", "").casefold()
    return " ".join(plain.removeprefix("the ").split())


def link(
    names: Iterable[Named],
    defined: Iterable[Definition],
    items: Sequence[Item] = (),
    articles: Mapping[str | None, frozenset[str]] | None = None,
) -> Iterator[Link]:
    """The entity of each name; names that are not proper names are left out.

    Args:
        names: the names, each once.
        defined: the acronyms that the articles define.
        items: the user's entities.
        articles: address and title of each snapshot, for items that hold for some articles only.
    """
    known = Registry(defined, items, articles or {})
    return filter(None, map(known.resolve, names))


class Registry:
    """All sources that say which names are one entity."""

    def __init__(
        self,
        defined: Iterable[Definition],
        items: Sequence[Item],
        articles: Mapping[str | None, frozenset[str]],
    ) -> None:
        wide = [item for item in items if not item.articles]
        self.items = {folded(name): item for item in wide for name in item.names}
        self.narrow = [item for item in items if item.articles]
        self.articles = articles
        self.acronyms = _agreed(defined)

    def resolve(self, named: Named) -> Link | None:
        """The entity of a name, if it is a name."""
        key = folded(named.name)
        full = self.acronyms.get(key)
        keys = (key, folded(full)) if full else (key,)
        for one in keys:
            if (item := self._item(named, one)) is not None:
                return Link(named, Entity(item.name, item.kind, item.code), "user")
            if named.field != "speaker" and (entity := listed().get(one)) is not None:
                return Link(named, entity, "listed" if one == key else "defined")
        if is_product(named.name):
            return Link(named, Entity(plain(named.name), "product"), "written")
        if not is_name(named.name):
            return None
        name = full or plain(named.name)
        kind = "person" if named.field == "speaker" else kind_of(name)
        return Link(named, Entity(name, kind), "defined" if full else "written")

    def _item(self, named: Named, key: str) -> Item | None:
        """The user's item for a name; an item for this article precedes one for all articles."""
        about = self.articles.get(named.snapshot_id, frozenset())
        for item in self.narrow:
            if about & set(item.articles) and key in map(folded, item.names):
                return item
        return self.items.get(key)


def _agreed(defined: Iterable[Definition]) -> dict[str, str]:
    """The name of each acronym that all texts define in the same way."""
    names: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in sorted(set(defined), key=lambda one: (one.acronym, one.name)):
        names[folded(one.acronym)].setdefault(folded(one.name), one.name)
    return {key: next(iter(found.values())) for key, found in names.items() if len(found) == 1}


@cache
def listed() -> Mapping[str, Entity]:
    """Every name of the gazetteer and of names.yaml, folded."""
    found = {
        folded(written): Entity(name, kind, code)
        for written, (name, code, kind, *_) in lexicon("claims", "gazetteer.json").items()
    }
    for name, said in lexicon("linking", "names.yaml")["known"].items():
        for written in (name, *said["names"]):
            found[folded(written)] = Entity(name, said["kind"])
    return found


def plain(name: str) -> str:
    """A name without its article and possessive."""
    return POSSESSIVE.sub("", name).removeprefix("the ").removeprefix("The ").strip()


def is_name(phrase: str) -> bool:
    """Whether a phrase is a proper name: all words capitalised, except small words.

    >>> [is_name(one) for one in ("the Alder Works", "Harbor of Birch", "Exports", "Ann and Bo")]
    [True, True, False, False]
    """
    words = WORD.findall(plain(phrase))
    if not words or len(words) > LONGEST or not words[0][0].isupper():
        return False
    if len(words) == 1:
        return len(words[0]) > 1 and (words[0].isupper() or not is_listed_word(words[0].lower()))
    if JOINED.search(phrase) and kind_of(plain(phrase)) is None:
        return False  # two names, or one that cannot be told from two
    connectors = lexicon_of_names()["connectors"]
    return all(word[0].isupper() or word[0].isdigit() or word in connectors for word in words)


def is_product(phrase: str) -> bool:
    """Whether a phrase is a name and a common noun for a product, such as "vaccine".

    A product of a country ("Chinese vaccine") has no name.

    >>> [is_product(one) for one in ("the Alder V vaccine", "Chinese vaccine", "new vaccine")]
    [True, False, False]
    """
    name, _, noun = plain(phrase).rpartition(" ")
    if noun not in lexicon_of_names()["product"] or not is_name(name):
        return False
    entity = listed().get(folded(name))
    return entity is None or entity.code is None


@cache
def lexicon_of_names() -> Mapping[str, frozenset[str]]:
    """The small words of names, and the words that show their kind."""
    known = lexicon("linking", "names.yaml")
    return {"connectors": frozenset(known["connectors"])} | {
        kind: frozenset(words) for kind, words in known["kinds"].items()
    }


def kind_of(name: str) -> str | None:
    """The kind of a name, if its head or its last word shows the kind; otherwise None.

    >>> kind_of("Bank of Alder"), kind_of("Clean Rivers Act"), kind_of("Alder")
    ('organisation', 'law', None)
    >>> kind_of("Royal Institute of Alder Growers")
    'organisation'
    """
    words = WORD.findall(name)
    heads = (before for before, word in pairwise(words) if word in {"of", "for"})
    for word in (*islice(heads, 1), words[-1].strip(".")):
        for kind in ("organisation", "law", "place"):
            if word in lexicon_of_names()[kind]:
                return kind
    return None


@lru_cache(maxsize=KEPT)
def parts(name: str) -> tuple[str, ...]:
    """The names that a phrase joins by "and", if each is listed; otherwise the phrase.

    >>> parts("Chile and Peru"), parts("Trinidad and Tobago")
    (('Chile', 'Peru'), ('Trinidad and Tobago',))
    """
    if folded(name) in listed():
        return (name,)
    joined = tuple(JOINED.split(name))
    return joined if all(folded(part) in listed() for part in joined) else (name,)


@lru_cache(maxsize=KEPT)
def leading(phrase: str) -> tuple[str, ...]:
    """The country that a phrase begins with, if all its other words are common; otherwise nothing.

    >>> leading("the US economy"), leading("China’s exports"), leading("British Airways")
    (('US',), ('China',), ())
    """
    words = plain(phrase).split()
    for length in range(len(words) - 1, 0, -1):
        name, rest = " ".join(words[:length]), words[length:]
        entity = listed().get(folded(name))
        if entity and entity.code and all(map(str.islower, rest)):
            return (name,)
    return ()


def names_in(snapshot_id: str | None, field: str, phrase: str) -> Iterator[Named]:
    """The names in the value of a column of claims; "; " and "and" join several.

    A country in front of common words ("US economy") is a name too.
    """
    found = (part for name in phrase.split("; ") for part in parts(name))
    if field != "speaker":
        found = (one for name in found for one in (name, *leading(name)))
    for name in dict.fromkeys(found):
        if name:
            yield Named(snapshot_id, field, phrase, name)
