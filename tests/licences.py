"""The licences of everything that the package needs, from the metadata of what is installed.

``make licences`` prints them, name, version and licence a line, and so does CI.
"""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

STATED_OTHERWISE = {"backports.functools-lru-cache": "MIT"}
"""Licences of distributions whose metadata names none, as their own files have it."""

COPYLEFT = re.compile(r"\bA?GPL|General Public License", re.IGNORECASE)
FREE = re.compile(r"MIT|BSD|Apache|MPL|Mozilla|ISC|PSF|Python Software|Artistic|0BSD|LGPL|Zlib|CC0")


EXTRAS = ("", "dataset", "ui")
"""What `make env` installs of this package."""


def is_wanted(wanted: Requirement, extras: tuple[str, ...]) -> bool:
    """Whether a requirement holds on this machine, for one of some extras."""
    marker = wanted.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras)


def needed(name: str = "claimledger") -> dict[str, Distribution]:
    """Every distribution that one needs on this machine, itself left out, by its name."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        at = waiting.pop()
        for line in distribution(at).requires or []:
            wanted = Requirement(line)
            if not is_wanted(wanted, EXTRAS if at == name else ("",)):
                continue
            key = re.sub(r"[-_.]+", "-", wanted.name).lower()
            if key not in found:
                try:
                    found[key] = distribution(wanted.name)
                except PackageNotFoundError:
                    continue
                waiting.append(key)
    return found


def licence(one: Distribution) -> str:
    """What a distribution says of its licence, in one line."""
    said = one.metadata
    if expression := said.get("License-Expression"):
        return str(expression)
    classes = [
        line.rpartition(" :: ")[2]
        for line in said.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    words = str(said.get("License") or "").strip().splitlines()
    return "; ".join(classes) or (words[0] if words else STATED_OTHERWISE.get(one.name, ""))


def listed() -> Iterator[str]:
    """A line for each distribution."""
    for name, one in sorted(needed().items()):
        yield f"{name} {one.version}: {licence(one) or 'none stated'}"


if __name__ == "__main__":
    print("\n".join(listed()))  # noqa: T201 - what it is for
