"""dataset.yaml: what it can say, what is published without it, one sentence for each mistake."""

import re

import jsonschema
import pytest
import yaml

from claimledger.publishing.identity import MalformedIdentity, identity, template
from claimledger.tables.schemas import dataset as schema

FULL = """\
name: grain-trade
title: "Grain trade: a ledger"
description: >-
  Every figure on grain
  in four newspapers.
version: 1.10.0
released: 2024-05-31
licence: cc-by-4.0
contributors:
  - Harbor Statistics Desk
  - {givenName: Given, familyName: Family, path: "https://orcid.org/0000-0002-1825-0097"}
homepage: https://example.org/grain
citation: Harbor Statistics Desk, Grain trade
keywords: [grain, trade]
evidence: quote
min_confidence: 0.5
"""


def test_a_file_with_every_key_becomes_the_properties_of_a_data_package() -> None:
    found = identity(FULL)
    assert (found.evidence, found.min_confidence, found.declared) == ("quote", 0.5, True)
    assert found.described == {
        "name": "grain-trade",
        "title": "Grain trade: a ledger",
        "description": "Every figure on grain in four newspapers.",
        "version": "1.10.0",
        "created": "2024-05-31T00:00:00Z",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "CC-BY-4.0",
                "path": "https://spdx.org/licenses/CC-BY-4.0.html",
            }
        ],
        "contributors": [
            {"title": "Harbor Statistics Desk", "roles": ["creator"]},
            {
                "title": "Given Family",
                "givenName": "Given",
                "familyName": "Family",
                "path": "https://orcid.org/0000-0002-1825-0097",
                "roles": ["creator"],
            },
        ],
        "homepage": "https://example.org/grain",
        "citation": "Harbor Statistics Desk, Grain trade",
        "keywords": ["grain", "trade"],
    }


def test_every_key_is_in_the_test_above() -> None:
    assert set(yaml.safe_load(FULL)) == set(schema()["properties"])


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "# nothing yet\n",
        "title:\nlicence: null\n",
        "title: ' '\nversion: >\nkeywords: []",
    ],
)
def test_what_is_not_said_is_neutral_and_names_nobody(text: str | None) -> None:
    found = identity(text)
    assert set(found.described) == {"name", "title", "description", "version"}
    assert found.described["version"] == "0.0.0"
    assert "claimledger" not in str(found.described)
    assert (found.evidence, found.min_confidence) == ("sentence", 0)
    assert found.declared == (text is not None)


def test_what_a_run_is_told_overrules_the_file() -> None:
    found = identity(FULL, "none", 0)
    assert (found.evidence, found.min_confidence) == ("none", 0)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_template_sets_the_name_alone_and_its_examples_are_right() -> None:
    text = template("my-pages")
    assert identity(text).described == identity("name: my-pages").described
    uncommented = re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)
    assert set(identity(uncommented).described) == set(identity(FULL).described)
    assert len(yaml.safe_load(uncommented)) == len(schema()["properties"])


def refusal(text: str) -> str:
    with pytest.raises(MalformedIdentity) as caught:
        identity(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: a\nlicense: MIT", ", line 2: unknown key 'license'; did you mean licence?"),
        ("relased: 2024-05-31", ", line 1: unknown key 'relased'; did you mean released?"),
        (
            "colour: red",
            ", line 1: unknown key 'colour'; the known keys are name, title, description,",
        ),
        (
            "contributors:\n- title: a\n  mail: b",
            ", line 3: unknown key 'mail' in contributors, item 1; did you mean email?",
        ),
        (
            "released: 2024-02-31",
            " to be the day of release, such as 2024-05-31, found '2024-02-31'",
        ),
        ("released: soon", " to be the day of release, such as 2024-05-31, found 'soon'"),
        ("released: [2024-05-31]", "such as 2024-05-31, found a list"),
        ("version: 1.0", "expected version to be a version of three numbers, such as 1.0.0, found"),
        ("version: v1.0.0", "such as 1.0.0, found 'v1.0.0'"),
        ("name: Grain Trade", ", line 1: expected name to be a short name in lower-case letters"),
        ("title: [a]", ", line 1: expected title to be a title in words, such as"),
        ("homepage: example.org", "with https:// or http://, found 'example.org'"),
        ("licence: free of charge", "an identifier of the SPDX list such as CC-BY-4.0, or a name"),
        ("licence: {name: OWN}", "expected name and path in licence, found name"),
        ("contributors: Harbor Desk", "one after each dash, found"),
        ("contributors:\n-", ", line 2: expected contributors, item 1 to be a name, or a mapping"),
        (
            "contributors:\n- {title: a, email: a@b}",
            "an email address such as name@example.org, found",
        ),
        ("licence: LicenseRef-House", "or a name with its path, found 'LicenseRef-House'"),
        ('title: "a\\e[31m"', ", line 1: expected text, found the control character U+001B"),
        ('title: "a\\uD800"', ", line 1: expected text, found the control character U+D800"),
        (
            "contributors:\n- {email: a@b.example}",
            "expected a title, or givenName and familyName, in con",
        ),
        ("contributors:\n- {}", "in contributors, item 1, found none"),
        (
            "contributors:\n- title: a\n- title: b\n  email: c",
            ", line 4: expected email of contributors, item 2 to be an email address",
        ),
        ("contributors:\n- [a]", "expected contributors, item 1 to be a name, or a mapping"),
        (
            "evidence: all",
            ", line 1: expected evidence to be one of the words sentence, quote",
        ),
        (
            "min_confidence: high",
            "a number from 0 to 1, the lowest confidence of a published claim",
        ),
        ("min_confidence: 1.5", ", line 1: expected min_confidence to be a number from 0 to 1"),
        ("min_confidence: .nan", ", line 1: expected min_confidence to be a number from 0 to 1"),
        ("min_confidence: -0.1", ", line 1: expected min_confidence to be a number from 0 to 1"),
        ("- title: a", ": expected lines of the form 'key: value', found a list"),
        ("just words", ": expected lines of the form 'key: value', found 'just words'"),
        ("title: Grain: a ledger", ", line 1: expected lines of the form 'key: value', found oth"),
        ("title: a\n\tname: b", ": indent with spaces, not with tabs"),
        ("title: 'a", "put text in quotes that holds a colon or a #, or begins with a sign"),
        ("title: a\n---\ntitle: b", "leave out the lines that are ---"),
        ("title: a\ntitle: b", ", line 2: expected the key title once, found it in line 1 too"),
        ("title: !!python/object:os.system a", "found the YAML tag tag:yaml.org,2002:python/obj"),
        ("title: !important", "found the YAML tag !important: remove the tag, or put text that"),
        (
            "title: &a b\nname: *a",
            ", line 2: expected a value, found the alias *a: write the value",
        ),
        ("title: *bold*", "or begins with a sign"),
        ("? [a]\n: b", ", line 1: expected a key in words, found a list or a mapping"),
        ("title: \x07", ": expected text, found the control character U+0007"),
        ("title: " + "[" * 5000 + "]" * 5000, "found brackets in brackets"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(text: str, said: str) -> None:
    sentence = refusal(text)
    assert sentence.startswith("dataset.yaml")
    assert said in sentence
    assert "\n" not in sentence
    assert len(sentence) < 300


def test_the_first_of_several_mistakes_is_said() -> None:
    assert ", line 2: " in refusal("title: a\nversion: 1\nreleased: soon")


@pytest.mark.parametrize("value", ["0", "1", "0.25", "'0.25'", ".25", "1."])
def test_numbers_are_read_as_such(value: str) -> None:
    assert identity(f"min_confidence: {value}").min_confidence == float(value.strip("'"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("title: yes", "yes"),
        ("title: 2024-05-31", "2024-05-31"),
        ("title: 1.10", "1.10"),
        ("title: 'null'", "null"),
        ("title: |\n  two\n\n  lines", "two lines"),
        ('title: "a\\tb"', "a b"),
    ],
)
def test_text_stays_text(text: str, title: str) -> None:
    assert identity(text).described["title"] == title
