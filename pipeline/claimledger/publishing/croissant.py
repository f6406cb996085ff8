"""The package as Croissant 1.1 (https://docs.mlcommons.org/croissant/), from its descriptor.

Provenance uses the terms of PROV-O and usage terms are in `usageInfo`, as the specification
advises.
"""

from collections.abc import Mapping
from typing import Any

from claimledger.publishing import citation, dictionary

FILE = "croissant.json"
CONFORMS_TO = "http://mlcommons.org/croissant/1.1"

CROISSANT_TERMS = """
    citeAs column equivalentProperty extract field fileObject fileProperty fileSet format includes
    isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace
    samplingRate separator source subField transform
"""

# The context in the specification; loaders reject any other.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
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
    """Croissant metadata of a data package: one file and one record set for each table."""
    resources = descriptor["resources"]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": descriptor["name"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        **_known(descriptor),
        "citeAs": citation.line(descriptor),
        "usageInfo": {
            "@type": "sc:CreativeWork",
            "name": "Rights in the text of the pages",
            "description": dictionary.rights(descriptor),
        },
        **_provenance(descriptor),
        "distribution": [_file(resource) for resource in resources],
        "recordSet": [_record_set(resource) for resource in resources],
    }


def _known(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of the dataset that have a value."""
    said = {
        "url": descriptor.get("homepage"),
        "datePublished": descriptor.get("created"),
        "license": [licence["path"] for licence in descriptor.get("licenses", ())],
        "creator": [_creator(one) for one in descriptor.get("contributors", ())],
        "keywords": list(descriptor.get("keywords", ())),
        "inLanguage": [
            name
            for name in descriptor["generator"]["languages"].split("; ")
            if name in descriptor["coverage"]["pages"]
        ],
    }
    return {key: value for key, value in said.items() if value}


def _provenance(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """The program that made the dataset and its inputs; the pages are rows of a table."""
    made_by, pages = descriptor["generator"], len(descriptor["sources"])
    return {
        "prov:wasDerivedFrom": {
            "@type": "prov:Collection",
            "prov:label": f"{pages:,} saved pages, listed in the record set snapshots",
        },
        "prov:wasGeneratedBy": {
            "@type": "prov:Activity",
            "prov:label": "Extraction of claims from saved pages",
            "prov:wasAssociatedWith": {
                "@type": "prov:SoftwareAgent",
                "prov:label": f"{made_by['name']} {made_by['version']}, rules {made_by['rules']}",
            },
        },
    }


def _creator(contributor: Mapping[str, Any]) -> dict[str, Any]:
    kind = "sc:Person" if "familyName" in contributor else "sc:Organization"
    path = contributor.get("path")
    return {"@type": kind, "name": contributor["title"]} | ({"url": path} if path else {})


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
