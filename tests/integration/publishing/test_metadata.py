"""The field's own validators accept what describes a package, without a network."""

import io
import json
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import jsonschema
import polars as pl
import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from claimledger.publishing.companions import described

pytestmark = [
    pytest.mark.soak,
    pytest.mark.filterwarnings("default"),  # the validators' own warnings are theirs
]

CONTEXT = "https://w3id.org/ro/crate/1.1/context"


class Shelf(HTTPAdapter):
    """Answers every request with the RO-Crate context that the rocrate wheel carries."""

    def send(self, request: PreparedRequest, **_options: Any) -> Response:  # noqa: ANN401 - as requests declares it
        """The context, whatever is asked for."""
        [file] = [
            file for file in distribution("rocrate").files or () if file.name == "ro-crate.jsonld"
        ]
        body = io.BytesIO(Path(str(file.locate())).read_bytes())
        headers = {"Content-Type": "application/ld+json"}
        raw = HTTPResponse(body=body, headers=headers, status=200, preload_content=False)
        return self.build_response(request, raw)


def test_every_croissant_record_set_loads_with_all_its_rows(published: Path) -> None:
    import mlcroissant

    dataset = mlcroissant.Dataset(str(published / "croissant.json"))
    rows = {one.id: sum(1 for _ in dataset.records(one.id)) for one in dataset.metadata.record_sets}
    assert rows == {name: pl.read_parquet(published / f"{name}.parquet").height for name in rows}


def test_the_crate_passes_its_validator(published: Path, tmp_path: Path) -> None:
    assert issues(published, tmp_path, "RECOMMENDED") == []


def test_a_crate_of_a_dataset_that_says_little_has_what_is_required(
    copy: Path, tmp_path: Path
) -> None:
    file = copy / "datapackage.json"
    said = json.loads(file.read_text("utf-8"))
    for name in ("contributors", "licenses", "homepage", "keywords"):
        del said[name]
    (copy / "CITATION.cff").unlink()
    for name, text in described(said).items():
        (copy / name).write_text(text, "utf-8")
    assert issues(copy, tmp_path, "REQUIRED") == []


def issues(folder: Path, tmp_path: Path, severity: str) -> list[str]:
    """What the validator of crates says of a package, without a network."""
    import requests_cache
    from rocrate_validator import models, services

    cache = tmp_path / "cache"
    with requests_cache.CachedSession(str(cache), backend="sqlite", expire_after=-1) as session:
        session.mount("https://", Shelf())
        session.get(CONTEXT)
    settings = models.ValidationSettings(
        rocrate_uri=str(folder),
        profile_identifier="ro-crate-1.1",
        requirement_severity=models.Severity[severity],
        cache_path=cache,
        offline=True,
    )
    result = services.validate(settings)
    return [issue.message for issue in result.get_issues()]


def test_the_descriptor_obeys_the_official_profile(published: Path) -> None:
    [profile] = [
        file for file in distribution("dplib-py").files or () if file.match("2.0/datapackage.json")
    ]
    schema = json.loads(Path(str(profile.locate())).read_text("utf-8"))
    descriptor = json.loads((published / "datapackage.json").read_text("utf-8"))
    jsonschema.validate(descriptor, schema)
