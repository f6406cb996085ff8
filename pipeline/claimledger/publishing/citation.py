"""How to cite a version: a line of text, and CITATION.cff (https://citation-file-format.github.io)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from claimledger.publishing.identity import is_spdx

FILE = "CITATION.cff"
ORCID = re.compile(r"https://orcid\.org/\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
DAY = len("2024-05-31")


def line(descriptor: Mapping[str, Any]) -> str:
    """The citation in dataset.yaml, else one made from contributors, title and version."""
    if asked := descriptor.get("citation"):
        return str(asked)
    names = "; ".join(one["title"] for one in descriptor.get("contributors", ()))
    year = descriptor.get("created", "")[: len("2024")]
    head = f"{names} ({year}): " if names and year else f"{names}: " if names else ""
    where = f", {descriptor['homepage']}" if "homepage" in descriptor else ""
    return f"{head}{descriptor['title']}, version {descriptor['version']}{where}"


def cff(descriptor: Mapping[str, Any]) -> str | None:
    """The text of CITATION.cff; None if nobody is named, because the format requires an author."""
    if not descriptor.get("contributors"):
        return None
    said = {
        "cff-version": "1.2.0",
        "message": f"Please cite this dataset as: {line(descriptor)}",
        "type": "dataset",
        "title": descriptor["title"],
        "abstract": descriptor["description"],
        "authors": [dict(author(one)) for one in descriptor["contributors"]],
        "version": descriptor["version"],
        "date-released": descriptor.get("created", "")[:DAY],
        "url": descriptor.get("homepage"),
        "license": [one["name"] for one in descriptor.get("licenses", ()) if is_spdx(one["name"])],
        "license-url": next((one["path"] for one in descriptor.get("licenses", ())), None),
        "keywords": list(descriptor.get("keywords", ())),
    }
    if said["license"]:
        del said["license-url"]
    known = {key: value for key, value in said.items() if value}
    return yaml.safe_dump(known, sort_keys=False, allow_unicode=True, width=100)


def author(contributor: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A contributor as a person if the names are given separately, else as an entity."""
    names = {"given-names": "givenName", "family-names": "familyName"}
    if names["family-names"] in contributor:
        yield from ((key, contributor[own]) for key, own in names.items() if own in contributor)
        if "organization" in contributor:
            yield "affiliation", contributor["organization"]
    else:
        yield "name", contributor["title"]
    if "email" in contributor:
        yield "email", contributor["email"]
    if path := contributor.get("path"):
        yield ("orcid" if ORCID.fullmatch(path) else "website"), path
