"""The package as an RO-Crate 1.1 (https://w3id.org/ro/crate/1.1), from its descriptor.

Its provenance is one CreateAction, which RO-Crate maps to a PROV activity: the inputs by hash, the
outputs, and the version of the code and of the rules.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

FILE = "ro-crate-metadata.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
SOFTWARE = "#claimledger"
ACTIVITY = "#build"
MEDIA_TYPES = {
    ".cff": "application/yaml",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
}

NO_LICENCE = "No licence is stated."


def crate(descriptor: Mapping[str, Any], files: Iterable[str]) -> dict[str, Any]:
    """RO-Crate metadata of a data package that names its day of release.

    Args:
        descriptor: the package's descriptor.
        files: every other file of the package, by its path.
    """
    generator = descriptor["generator"]
    tables = {resource["path"]: resource for resource in descriptor["resources"]}
    parts = [_part(path, tables.get(path, {})) for path in sorted(files)]
    sources = [_source(source) for source in descriptor.get("sources", ())]
    licences = [_licence(licence) for licence in descriptor.get("licenses", ())]
    creators = [_creator(one, descriptor) for one in descriptor.get("contributors", ())]
    about = {
        "@id": FILE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": SPECIFICATION},
        "about": {"@id": "./"},
    }
    publishers = [one for one in creators if one["@type"] == "Organization"][:1]
    root = _root(descriptor) | {
        "license": _one_or_many(licences) if licences else NO_LICENCE,
        **({"author": _one_or_many(creators)} if creators else {}),
        **({"publisher": _one_or_many(publishers)} if publishers else {}),
        "hasPart": [{"@id": part["@id"]} for part in parts],
    }
    software = {
        "@id": SOFTWARE,
        "@type": "SoftwareApplication",
        "name": "claimledger",
        "version": generator["version"],
        "softwareVersion": generator["version"],
    }
    graph = [about, root, *parts, *sources, *licences, *creators, software]
    return {
        "@context": f"{SPECIFICATION}/context",
        "@graph": [*graph, _activity(sources, generator["rules"])],
    }


def _root(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": descriptor["title"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        "datePublished": descriptor["created"],
        "keywords": list(descriptor.get("keywords", ())),
        "mentions": {"@id": ACTIVITY},
    }


def _activity(sources: list[dict[str, Any]], rules: str) -> dict[str, Any]:
    return {
        "@id": ACTIVITY,
        "@type": "CreateAction",
        "name": "Extraction of claims from saved pages",
        "description": f"Rules and lexicons with the fingerprint {rules}",
        "instrument": {"@id": SOFTWARE},
        "object": [{"@id": source["@id"]} for source in sources],
        "result": {"@id": "./"},
    }


def _one_or_many(entities: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - one reference or a list
    references = [{"@id": entity["@id"]} for entity in entities]
    return references[0] if len(references) == 1 else references


def _part(path: str, table: Mapping[str, Any]) -> dict[str, Any]:
    suffix = f".{path.rpartition('.')[2]}"
    part = {
        "@id": path,
        "@type": "File",
        "name": table.get("title", path),
        "encodingFormat": MEDIA_TYPES.get(suffix, "text/plain"),
    }
    return part | ({"sha256": table["hash"].removeprefix("sha256:")} if table else {})


def _source(source: Mapping[str, Any]) -> dict[str, Any]:
    digest = source["hash"].removeprefix("sha256:")
    entity = {
        "@id": f"#{digest}",
        "@type": "CreativeWork",
        "name": source.get("title") or digest,
        "identifier": f"sha256:{digest}",
    }
    return entity | ({"url": source["path"]} if source.get("path") else {})


def _licence(licence: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@id": licence["path"],
        "@type": "CreativeWork",
        "name": licence["title"],
        "identifier": licence["name"],
        "description": licence["title"],
    }


def _creator(contributor: Mapping[str, Any], descriptor: Mapping[str, Any]) -> dict[str, Any]:
    slug = quote("-".join(contributor["title"].lower().split()))
    path = contributor.get("path", descriptor.get("homepage"))
    return {
        "@id": f"#{slug}",
        "@type": "Person" if "familyName" in contributor else "Organization",
        "name": contributor["title"],
        **({"url": path} if path else {}),
    }
