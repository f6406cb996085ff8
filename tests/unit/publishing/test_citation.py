"""A version is cited as its dataset asks for, and CITATION.cff names who made it."""

import yaml

from claimledger.publishing import citation
from claimledger.publishing.identity import identity

PEOPLE = """\
title: Grain trade
version: 1.2.0
released: 2024-05-31
licence: CC0-1.0
homepage: https://example.org/grain
keywords: [grain]
contributors:
- title: Harbor Statistics Desk
  path: https://example.org/desk
- givenName: Given
  familyName: Family
  organization: Harbor University
  email: family@example.org
  path: https://orcid.org/0000-0002-1825-0097
"""


def test_the_line_is_made_of_contributors_title_and_version() -> None:
    line = citation.line(identity(PEOPLE).described)
    people = "Harbor Statistics Desk; Given Family (2024)"
    assert line == f"{people}: Grain trade, version 1.2.0, https://example.org/grain"


def test_the_line_that_a_dataset_asks_for_is_the_one() -> None:
    said = identity(PEOPLE + "citation: Cite it so.\n").described
    assert citation.line(said) == "Cite it so."


def test_a_line_without_contributors_names_nobody() -> None:
    assert citation.line(identity("title: Grain").described) == "Grain, version 0.0.0"


def test_the_file_tells_people_from_organisations() -> None:
    said = yaml.safe_load(str(citation.cff(identity(PEOPLE).described)))
    assert said["authors"] == [
        {"name": "Harbor Statistics Desk", "website": "https://example.org/desk"},
        {
            "given-names": "Given",
            "family-names": "Family",
            "affiliation": "Harbor University",
            "email": "family@example.org",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
        },
    ]
    assert said["license"] == ["CC0-1.0"]
    assert (said["type"], said["version"], said["date-released"]) == (
        "dataset",
        "1.2.0",
        "2024-05-31",
    )


def test_a_licence_of_ones_own_is_given_by_its_address() -> None:
    own = "licence: {name: HOUSE, path: 'https://example.org/terms'}"
    said = yaml.safe_load(
        str(citation.cff(identity(PEOPLE.replace("licence: CC0-1.0", own)).described))
    )
    assert said["license-url"] == "https://example.org/terms"
    assert "license" not in said


def test_there_is_no_file_without_contributors() -> None:
    assert citation.cff(identity("title: Grain").described) is None
