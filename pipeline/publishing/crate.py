"""The package as an RO-Crate 1.1 (https://w3id.org/ro/crate/1.1), from its descriptor.

How it came to be is one CreateAction, which RO-Crate maps to a PROV activity: what it used, by
hash, what it made, and with which version of the code and of the rules.
"""

from collections.abc import Iterable, Mapping
from typing import Any

FILE = "ro-crate-metadata.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
SOFTWARE = "#claimledger"
MEDIA_TYPES = {
    ".html": "text/html",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
}


def crate(
    descriptor: Mapping[str, Any], files: Iterable[str], *, code_version: str, rules: str
) -> dict[str, Any]:
    """RO-Crate metadata of a data package.

    Args:
        descriptor: the package's descriptor.
        files: every other file of the package, by its path.
        code_version: version of claimledger that made it.
        rules: fingerprint of the rules and lexicons that were applied.
    """
    hashes = {resource["path"]: resource["hash"] for resource in descriptor["resources"]}
    titles = {resource["path"]: resource["title"] for resource in descriptor["resources"]}
    parts = [_part(path, titles.get(path), hashes.get(path)) for path in sorted(files)]
    sources = [_source(source) for source in descriptor.get("sources", ())]
    licences = [_licence(licence) for licence in descriptor["licenses"]]
    creators = [_creator(one, descriptor["homepage"]) for one in descriptor["contributors"]]
    return {
        "@context": f"{SPECIFICATION}/context",
        "@graph": [
            {
                "@id": FILE,
                "@type": "CreativeWork",
                "conformsTo": {"@id": SPECIFICATION},
                "about": {"@id": "./"},
            },
            {
                "@id": "./",
                "@type": "Dataset",
                "name": descriptor["title"],
                "description": descriptor["description"],
                "version": descriptor["version"],
                "datePublished": descriptor["created"],
                "license": _one_or_many(licences),
                "author": _one_or_many(creators),
                "publisher": {"@id": creators[0]["@id"]},
                "keywords": list(descriptor.get("keywords", ())),
                "hasPart": [{"@id": part["@id"]} for part in parts],
                "mentions": {"@id": "#build"},
            },
            *parts,
            *sources,
            *licences,
            *creators,
            {
                "@id": SOFTWARE,
                "@type": "SoftwareApplication",
                "name": "claimledger",
                "version": code_version,
                "softwareVersion": code_version,
                "url": descriptor["homepage"],
            },
            {
                "@id": "#build",
                "@type": "CreateAction",
                "name": "Extraction of claims from saved pages",
                "description": f"Rules and lexicons with the fingerprint {rules}",
                "instrument": {"@id": SOFTWARE},
                "object": [{"@id": source["@id"]} for source in sources],
                "result": {"@id": "./"},
            },
        ],
    }


def _one_or_many(entities: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - one reference or a list
    references = [{"@id": entity["@id"]} for entity in entities]
    return references[0] if len(references) == 1 else references


def _part(path: str, title: str | None, digest: str | None) -> dict[str, Any]:
    suffix = f".{path.rpartition('.')[2]}"
    part = {
        "@id": path,
        "@type": "File",
        "name": title or path,
        "encodingFormat": MEDIA_TYPES.get(suffix, "text/plain"),
    }
    return part | ({"sha256": digest.removeprefix("sha256:")} if digest else {})


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


def _creator(contributor: Mapping[str, Any], homepage: str) -> dict[str, Any]:
    slug = "-".join(contributor["title"].lower().split())
    return {
        "@id": f"#{slug}",
        "@type": "Organization",
        "name": contributor["title"],
        "url": contributor.get("path", homepage),
    }
