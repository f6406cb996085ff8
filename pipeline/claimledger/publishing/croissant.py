"""The package as Croissant 1.1 (https://docs.mlcommons.org/croissant/), from its descriptor."""

from collections.abc import Mapping
from typing import Any

FILE = "croissant.json"
CONFORMS_TO = "http://mlcommons.org/croissant/1.1"

CROISSANT_TERMS = """
    citeAs column equivalentProperty extract field fileObject fileProperty fileSet format includes
    isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace
    samplingRate separator source subField transform
"""

# The context that the specification publishes; loaders complain about any other.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
} | {term: f"cr:{term}" for term in CROISSANT_TERMS.split()}

DATA_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def croissant(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Croissant metadata of a data package: one file and one record set a table."""
    resources = descriptor["resources"]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": descriptor["name"],
        "description": descriptor["description"],
        "url": descriptor["homepage"],
        "version": descriptor["version"],
        "datePublished": descriptor["created"],
        "license": [licence["path"] for licence in descriptor["licenses"]],
        "creator": _creators(descriptor),
        "keywords": list(descriptor.get("keywords", ())),
        "citeAs": f"{descriptor['title']}, version {descriptor['version']}",
        "distribution": [_file(resource) for resource in resources],
        "recordSet": [_record_set(resource) for resource in resources],
    }


def _creators(descriptor: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"@type": "sc:Organization", "name": contributor["title"]}
        for contributor in descriptor["contributors"]
    ]


def _file(resource: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "contentUrl": resource["path"],
        "encodingFormat": "application/x-parquet",  # the name that mlcroissant knows
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _record_set(resource: Mapping[str, Any]) -> dict[str, Any]:
    name, schema = resource["name"], resource["schema"]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": resource["description"],
        "key": [{"@id": f"{name}/{column}"} for column in schema["primaryKey"]],
        "field": [_field(resource, field) for field in schema["fields"]],
    }


def _field(resource: Mapping[str, Any], field: Mapping[str, Any]) -> dict[str, Any]:
    """One column; foreign keys are left out, because loaders join by them and lose rows."""
    return {
        "@type": "cr:Field",
        "@id": f"{resource['name']}/{field['name']}",
        "name": field["name"],
        "description": field["description"],
        "dataType": DATA_TYPES[field["type"]],
        "source": {
            "fileObject": {"@id": resource["path"]},
            "extract": {"column": field["name"]},
        },
    }
