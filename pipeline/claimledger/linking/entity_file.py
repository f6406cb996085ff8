"""The user's entities.yaml: which names are one entity, and what it is called.

The file is a list of items. Each is checked, and errors name the item::

    - name: Alder Water Board        # what it is called
      aliases: [AWB, the water board]    # names that stand for it
      kind: organisation
    - name: Alder (town)
      aliases: [Alder]
      articles: [https://example.org/town] # only in these, by address or title
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from claimledger.language.yaml_text import MalformedYaml, load

NAME = "entities.yaml"
KEYS = ("name", "aliases", "kind", "code", "articles")
KINDS = ("country", "organisation", "person", "place", "product", "group", "law")


class MalformedEntities(ValueError):  # noqa: N818 - a state of the file, named as such
    """The file of entities cannot be used; the message names the item and what was expected."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entity of the user's file; without `articles` it applies to all."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    code: str | None = None
    articles: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that stands for it."""
        return (self.name, *self.aliases)


def parse(text: str) -> tuple[Item, ...]:
    """Read the items of the file.

    Raises:
        MalformedEntities: the text is malformed.
    """
    try:
        said = load(text)
    except MalformedYaml as error:
        raise MalformedEntities(f"{NAME}{error}") from None
    if said is None:
        return ()
    if not isinstance(said, list):
        raise MalformedEntities(f"{NAME}: expected a list of items, found {_called(said)}")
    items = tuple(_item(number, one) for number, one in enumerate(said, 1))
    _refuse_twice(items)
    return items


def _item(number: int, said: Any) -> Item:  # noqa: ANN401 - whatever YAML holds
    where = f"{NAME}, item {number}"
    if not isinstance(said, dict):
        raise MalformedEntities(f"{where}: expected a mapping with a name, found {_called(said)}")
    for key in said:
        if key not in KEYS:
            near = get_close_matches(str(key), KEYS, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise MalformedEntities(f"{where}: expected {', '.join(KEYS)}, found {key!r}{hint}")
    name, kind, code = (said.get(key) for key in ("name", "kind", "code"))
    if not isinstance(name, str) or not name.strip():
        raise MalformedEntities(f"{where}, name: expected a name, found {_called(name)}")
    if kind is not None and kind not in KINDS:
        raise MalformedEntities(
            f"{where}, kind: expected one of {', '.join(KINDS)}, found {kind!r}"
        )
    if code is not None and not (isinstance(code, str) and len(code) == 3 and code.isupper()):  # noqa: PLR2004 - alpha-3
        raise MalformedEntities(
            f"{where}, code: expected an ISO 3166-1 alpha-3 code such as CHL, found {code!r}"
        )
    aliases, articles = (_texts(where, said, key) for key in ("aliases", "articles"))
    return Item(name.strip(), aliases, kind, code, articles)


def _texts(where: str, said: dict[str, Any], key: str) -> tuple[str, ...]:
    value = said.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise MalformedEntities(f"{where}, {key}: expected a list of texts, found {_called(value)}")
    return tuple(value)


def _refuse_twice(items: tuple[Item, ...]) -> None:
    """Refuse a name that stands for two entities in all articles."""
    owners: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        for name in () if item.articles else item.names:
            first = owners.setdefault(name.casefold(), number)
            if first != number:
                raise MalformedEntities(
                    f"{NAME}, item {number}: expected {name!r} to stand for one entity, found it "
                    f"in item {first} too: list in `articles` the articles of each"
                )


def _called(value: object) -> str:
    """What a value is, for an error."""
    if isinstance(value, list | dict | set):  # its text may be endless, where aliases repeat it
        return f"a {type(value).__name__}"
    return "nothing" if value is None else f"{type(value).__name__} {str(value)[:40]!r}"
