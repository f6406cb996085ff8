"""A package's README says what was read, what was not, how much is right, and how to cite it."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from claimledger.publishing.datapackage import coverage
from claimledger.publishing.dictionary import JUDGED, accuracy, how_to_cite, limits, rights
from claimledger.publishing.identity import identity


def descriptor(**known: Any) -> dict[str, Any]:  # noqa: ANN401 - numbers and pages by language
    found = {
        "pages": {"en": 3},
        "claims": 10,
        "without_subject": 2,
        "without_period": 4,
        "expected_right": 6,
    }
    return {
        **identity("title: Ports\ncontributors: [Harbor Desk]\n").described,
        "evidence": "quote",
        "min_confidence": 0,
        "generator": {"languages": "en; und"},
        "coverage": found | known,
    }


def test_what_is_counted_is_in_the_tables() -> None:
    frames = {
        "snapshots": pl.DataFrame({"language": ["en", "de", None, "en"]}),
        "claims": pl.DataFrame(
            {
                "subject": ["port", None, None],
                "period_type": ["duration", "unknown", "instant"],
                "confidence": [0.9, 0.8, None],
            }
        ),
    }
    assert coverage(frames) == {
        "pages": {"de": 1, "en": 2, "unknown": 1},
        "claims": 3,
        "without_subject": 2,
        "without_period": 1,
        "expected_right": 2,
    }


def test_limits_are_said_in_numbers() -> None:
    said = "\n".join(limits(descriptor()))
    assert "claimledger reads numbers in English. 3 of 3 pages are in English or too short" in said
    assert "about 6 of the 10 claims here are right." in said
    assert "Of the claims, 2 have no subject and 4 have no period." in said
    assert "left out" not in said


def test_pages_in_other_languages_are_named() -> None:
    said = "\n".join(limits(descriptor(pages={"en": 3, "de": 2, "und": 1, "unknown": 1})))
    assert "4 of 7 pages are in English or too short to" in said
    assert "claimledger read no numbers from the others (German 2, unknown 1)." in said


def test_a_least_confidence_is_said() -> None:
    said = "\n".join(limits(descriptor() | {"min_confidence": 0.5}))
    assert "Claims whose confidence is below 0.5 were left out." in said


def test_accuracy_is_what_was_measured_and_what_the_log_of_rounds_says() -> None:
    stated = json.loads((files("claimledger.models") / "accuracy.json").read_text("utf-8"))
    unseen, last = stated["unseen"], stated["last_blind_round"]
    log = Path(__file__).parents[2] / "quality" / "blind_rounds.yaml"
    newest = yaml.safe_load(log.read_text("utf-8"))[-1]
    assert (last["pages"], last["claims"]) == (len(newest["pages"]), newest["claims_in_answers"])
    assert last["f1"] == newest["f1"]
    assert last["rows_with_a_wrong_field"] == newest["wrong"]["row"]
    said = "\n".join(accuracy())
    assert f"| claims found, F1 | {unseen['f1']['claims']} |" in said
    assert f"| rows with a wrong field | {unseen['rows_with_a_wrong_field']}% |" in said
    for field in JUDGED:
        share = unseen["wrong"][field]["percent"]
        assert f"| wrong values of `{field}` | {share}% |" in said


@pytest.mark.parametrize(
    ("policy", "words"),
    [("sentence", "the sentence"), ("quote", "only the numbers"), ("none", "no text")],
)
def test_rights_say_how_much_text_there_is(policy: str, words: str) -> None:
    assert words in rights({"evidence": policy})


def test_the_citation_names_the_file_for_programs_where_there_is_one() -> None:
    said = descriptor()
    [cited] = how_to_cite(said)
    assert "Harbor Desk: Ports, version 0.0.0. `CITATION.cff` has the citation" in cited
    del said["contributors"]
    [cited] = how_to_cite(said)
    assert "CITATION.cff" not in cited
