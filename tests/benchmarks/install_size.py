"""What an installation takes on the disk: claimledger alone, and with each extra.

    python tests/benchmarks/install_size.py

It adds up the files of every distribution that an extra needs, as installed here: megabytes of
1,000,000 bytes, and how many distributions. Compiled Python (.pyc) counts, where pip compiled it.
"""

import sys
from collections.abc import Iterator
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTRAS = ("", "dataset", "cluster", "ui")
ROOT = "claimledger"


def needed(name: str, extras: frozenset[str], known: dict[str, frozenset[str]]) -> dict[str, int]:
    """Bytes of a distribution and of all that it needs, by name.

    Args:
        name: the distribution.
        extras: those of it that are asked for.
        known: what was looked at, with its extras; looked at again where more are asked for.
    """
    name = canonicalize_name(name)
    extras |= known.get(name, frozenset())
    if known.get(name) == extras:
        return {}
    known[name] = extras
    found = {name: size(name)}
    for requirement in requirements(name, extras):
        found |= needed(requirement.name, frozenset(requirement.extras), known)
    return found


def requirements(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    """What a distribution with some extras needs on this machine."""
    for line in metadata.requires(name) or []:
        one = Requirement(line)
        if one.marker is None or any(one.marker.evaluate({"extra": e}) for e in (*extras, "")):
            yield one


def size(name: str) -> int:
    """Bytes of a distribution's files; of ours, which may be installed in place, the sources."""
    if name == ROOT:
        from claimledger import paths

        inside = (path for path in paths.PACKAGE.rglob("*") if path.parent.name != "__pycache__")
        return sum(path.stat().st_size for path in inside if path.is_file())
    places = {one.locate() for one in metadata.files(name) or []}
    return sum(place.stat().st_size for place in places if place.is_file())  # type: ignore[union-attr]


def main() -> None:
    """Print the table."""
    sys.stdout.write("| installed | MB | distributions |\n|---|---|---|\n")
    for extra in EXTRAS:
        found = needed(ROOT, frozenset({extra} - {""}), {})
        label = f"claimledger[{extra}]" if extra else ROOT
        total = round(sum(found.values()) / 1e6)
        sys.stdout.write(f"| `{label}` | {total} | {len(found)} |\n")


if __name__ == "__main__":
    main()
