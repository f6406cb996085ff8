"""Write gazetteer.json: names from CLDR (through Babel), ISO 3166 and our own lists.

Run ``python -m claimledger.claims.derive`` after a new release of either or a change to
countries.yaml or groups.yaml; a test compares the file with these sources. Reading this compact
file takes a millisecond, while loading both libraries takes fifty.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import iso3166
from babel import Locale

from claimledger.language.lexicon import lexicon

TARGET = Path(__file__).parents[1] / "language" / "en" / "claims" / "gazetteer.json"

SHORT = {
    "USA": "United States",
    "GBR": "United Kingdom",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "MMR": "Myanmar",
    "COD": "DR Congo",
    "COG": "Congo",
    "CIV": "Ivory Coast",
    "BIH": "Bosnia and Herzegovina",
    "PSE": "Palestine",
    "XKX": "Kosovo",
    "TUR": "Turkey",
    "CZE": "Czech Republic",
}
"""Canonical names of countries whose name in CLDR is not the one in newspapers."""

NOT_NAMED = frozenset({"AQ", "IO", "UM", "BV", "HM", "TF", "GS", "JE", "GG"})
"""Territories that are left out, because news does not name them and others share the name."""


Row = list[object]
"""Canonical name, ISO 3166-1 alpha-3 code or None, kind, and whether it is an adjective."""


def variants(name: str) -> set[str]:
    """A name with straight and typographic apostrophes, and "and" beside "&"."""
    return {name, name.replace("'", "’"), name.replace(" & ", " and ")}


def canonical(name: str, code: str) -> str:
    """The name in newspapers: that of CLDR without brackets, or our shorter one."""
    return SHORT.get(code, name.split(" (", maxsplit=1)[0]).replace("&", "and")


def country_rows() -> Iterator[tuple[str, Row]]:
    """Names of countries and territories in CLDR."""
    territories = Locale("en").territories
    for country in iso3166.countries:
        if country.alpha2 in NOT_NAMED:
            continue
        name = territories.get(country.alpha2, country.apolitical_name)
        plain = canonical(name, country.alpha3)
        for written in (plain, name.split(" (")[0], name):
            for spelling in sorted(variants(written)):
                yield spelling, [plain, country.alpha3, "country", False]


def people_rows(known: dict[str, Row]) -> Iterator[tuple[str, Row]]:
    """Inhabitants, capitals and governments, and further names, from countries.yaml."""
    by_code = {row[1]: row[0] for row in known.values()}
    for code, listed in lexicon("claims", "countries.yaml").items():
        name = by_code.get(code, SHORT.get(code, code))
        for written in (*listed.get("names", ()), *listed["stands"]):
            for spelling in sorted(variants(written)):
                yield spelling, [name, code, "country", False]
        for people in listed["people"]:
            yield people, [name, code, "country", True]


def group_rows() -> Iterator[tuple[str, Row]]:
    """Groups of states and bodies above them, from groups.yaml."""
    for key, kind in (("groups", "group"), ("bodies", "organisation")):
        for name, others in lexicon("claims", "groups.yaml")[key].items():
            yield name, [name, None, kind, False]
            for other in others:
                yield other, [name, None, kind, other.endswith(ADJECTIVES)]


ADJECTIVES = ("an", "ans", "Soviet", "ern", "er", "ers", "ish", "ic")
"""Endings of the listed names that are adjectives or people."""


def all_rows() -> dict[str, Row]:
    """Every known name with its meaning; a later source overrides an earlier one."""
    found = dict(country_rows())
    found |= dict(people_rows(found))
    return found | dict(group_rows())


def rendered() -> str:
    """The content of the file: the names in order, one on each line."""
    rows = (
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row, ensure_ascii=False)}"
        for name, row in sorted(all_rows().items())
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(rendered(), "utf-8")
