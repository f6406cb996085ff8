"""Reads pages that a fuzzer makes up, guided by which code they reach: FOLDER OPTIONS of libFuzzer.

The files in the folder are where it begins. It ends with an error at the first page that breaks the
library, and keeps that page in the working folder.
"""

import importlib
import pkgutil
import sys
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["claimledger"]):
    import claimledger
    from claimledger.reading import Unreadable, read
    from claimledger.reading.files import members_of

    for part in ("reading", "cleaning", "times", "quantities", "language"):
        folder = importlib.import_module(f"claimledger.{part}").__path__
        for module in pkgutil.walk_packages(folder, f"claimledger.{part}."):
            importlib.import_module(module.name)


def read_all(raw: bytes) -> None:
    """Read every page of a file, and what stands in its text."""
    with suppress(Unreadable):
        for member in members_of(raw):
            look(read(member.raw).text)


def look(text: str) -> None:
    """Find what a text holds, each at its place."""
    segments = claimledger.clean(text)
    if "".join(text[each.start : each.end] for each in segments) != text:
        raise AssertionError("the segments do not cover the text")
    times = claimledger.find_times(text)
    for found in (*times, *claimledger.find_quantities(text, times=times)):
        if not 0 <= found.start < found.end <= len(text):
            raise AssertionError(f"a span outside the text: {found}")


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_all)
    atheris.Fuzz()
