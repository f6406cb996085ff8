"""Write derived.json: unit and currency names from CLDR (through Babel) and prefixes from pint.

Run ``python -m claimledger.quantities.derive`` after a new release of either; a test
compares the file with what the installed releases give. Reading this compact file takes a
millisecond, while loading both libraries takes half a second.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from pint import UnitRegistry

from claimledger.language import ENGLISH, Language
from claimledger.language.lexicon import lexicon

FOLDER = Path(__file__).parents[1] / "language"
KINDS = {"concentr": "concentration"}
SUPERSCRIPTS = str.maketrans({"²": "2", "³": "3", "⋅": "."})
# Older articles have the predecessors of the euro; no news page was saved before them.
OLDEST = 1990


def unit_rows(settings: dict[str, Any]) -> Iterator[list[Any]]:
    """Yield [canonical, kind, UCUM code or None, names, symbols] for each CLDR unit."""
    locales = settings["locales"]
    patterns = {name: Locale.parse(name)._data["unit_patterns"] for name in locales}  # noqa: SLF001 - Babel has no public list of units
    for identifier, american in patterns[locales[0]].items():
        if identifier in settings["excluded"] or "other" not in american.get("long", {}):
            continue
        names: set[str] = set()
        symbols: set[str] = set()
        for pattern in patterns.values():
            forms = pattern[identifier]
            names |= {bare(forms["long"][n]) for n in ("one", "other") if n in forms["long"]}
            symbols |= {bare(forms[w]["other"]) for w in ("short", "narrow") if "other" in forms[w]}
        short = bare(american["short"]["other"]).translate(SUPERSCRIPTS)
        canonical = settings["canonical"].get(identifier, short)
        category = identifier.split("-")[0]
        symbols |= {symbol.translate(SUPERSCRIPTS) for symbol in symbols}
        symbols -= set(settings["plain_words"])
        ucum = settings["ucum"].get(canonical, canonical if canonical == short else None)
        row = [canonical, KINDS.get(category, category), ucum]
        yield [*row, sorted({n.lower() for n in names}), sorted(symbols - names)]


def bare(pattern: str) -> str:
    """A CLDR pattern without its placeholder: "{0} kilometers" is "kilometers"."""
    return pattern.replace("{0}", "").strip()


def prefixed_rows(settings: dict[str, Any], known: set[str]) -> Iterator[list[Any]]:
    """Yield rows for SI units with a prefix that occur in prose but not in CLDR."""
    registry: Any = UnitRegistry()
    for base, kind in settings["prefixed"]["bases"].items():
        symbol = "Wh" if base == "watt hour" else str(registry.get_symbol(base))
        for prefix in settings["prefixed"]["prefixes"]:
            name = prefix + base
            if name in known:
                continue
            short = str(registry.get_symbol(prefix + "meter"))[:-1].replace("µ", "μ") + symbol
            plural = name if name.endswith("hertz") else name + "s"
            ucum = settings["ucum"].get(short, short)
            is_symbol = len(short) > 1 and short not in settings["plain_words"]
            yield [short, kind, ucum, [name, plural], [short] if is_symbol else []]


def currency_rows(language: Language) -> Iterator[list[Any]]:
    """Yield [ISO 4217 code, names, symbols] for each currency in use since OLDEST."""
    used = {
        code
        for rows in get_global("territory_currencies").values()
        for code, _, end, tender in rows
        if tender and (end is None or end[0] >= OLDEST)
    }
    locale = Locale.parse(language.code)
    for code in sorted(used & set(locale.currencies)):
        plurals = locale._data["currency_names_plural"].get(code, {})  # noqa: SLF001 - Babel has no public accessor
        names = {str(locale.currencies[code]), *(str(plurals[n]) for n in plurals)}
        plain = {name.lower().split(" (")[0] for name in names}
        symbols = {locale.currency_symbols.get(code, code)} - {code}
        yield [code, sorted(plain), sorted(symbols)]


def derived_file(language: Language) -> Path:
    """Where the derived names of a language are."""
    return FOLDER / language.code / "quantities" / "derived.json"


def derive(language: Language) -> str:
    """The text of derived.json in a language."""
    settings = lexicon("quantities", "units.yaml", language.code)
    units = list(unit_rows(settings))
    known = {name for row in units for name in row[3]}
    units += prefixed_rows(settings, known)
    data = {"units": units, "currencies": list(currency_rows(language))}
    lines = [
        f'"{key}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"
        for key, rows in data.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    derived_file(ENGLISH).write_text(derive(ENGLISH), encoding="utf-8")
