"""Corrections: read with clear errors, applied last, recorded in the row."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from operator import attrgetter

import pytest

from claimledger.claims.corrections import MalformedCorrections, apply, parse
from claimledger.records import Claim
from tests.unit.claims.written import article_of, claim_of

TEXT = "Sales rose 5% in May. Prices rose 5% in June."
ARTICLE = article_of(TEXT, title="Sales and prices")
CLAIMS = [claim_of(ARTICLE, "5%", occurrence) for occurrence in (1, 2)]


def test_set_changes_one_claim_and_records_what_it_was() -> None:
    found = apply(
        CLAIMS,
        ARTICLE,
        parse(
            """
- match: {url: https://example.org/article, quote: 5%, occurrence: 2}
  action: set
  values: {value: 6, period_start: 2024-06-02}
  reason: the chart says six
"""
        ),
    )
    assert found.claims[0] == CLAIMS[0]
    assert (found.claims[1].value, found.claims[1].period_start) == (Decimal(6), date(2024, 6, 2))
    assert str(found.claims[1].corrected).startswith("value: 5 → 6; period_start: ")
    assert len(found.used) == 1


@pytest.mark.parametrize(
    ("values", "follows"),
    [
        ("{subject: Peru}", {"subject_code": "PER"}),
        ("{subject: a port}", {"subject_code": None}),
        ("{counterpart: Chile, counterpart_code: null}", {"counterpart_code": None}),
        ("{unit: EUR}", {"unit_code": "EUR", "unit_kind": "money"}),
        ("{unit: '%'}", {"unit_code": "%", "unit_kind": "ratio"}),
        ("{unit: basis point}", {"unit_code": "%", "unit_kind": "ratio"}),
        ("{unit: barrel/day}", {"unit_code": "[bbl_us]/d", "unit_kind": "flow"}),
        ("{unit: ship}", {"unit_code": None, "unit_kind": "count"}),
        ("{unit: ship, unit_kind: fleet}", {"unit_kind": "fleet"}),
        (
            "{period_start: 2024-05-01, period_end: 2024-05-31}",
            {"period_type": "duration", "period_basis": "resolved"},
        ),
        (
            "{period_start: null, period_end: null}",
            {"period_type": "unknown", "period_basis": "unknown", "period_text": None},
        ),
    ],
)
def test_what_depends_on_a_value_that_is_set_follows(
    values: str, follows: dict[str, object]
) -> None:
    claim = replace(CLAIMS[0], subject="Chile", subject_code="CHL", period_basis="unknown")
    text = (
        f"[{{match: {{claim_id: '{claim.claim_id}'}}, action: set, values: {values}, reason: r}}]"
    )
    [after] = apply([claim], ARTICLE, parse(text)).claims
    assert {name: getattr(after, name) for name in follows} == follows


def test_what_a_change_is_measured_against_follows_its_period() -> None:
    article = article_of("Sales rose 5% from a year earlier.")
    claim = claim_of(article, "5%", kind="change", baseline_period_start=date(2022, 5, 1))
    head = f"[{{match: {{claim_id: '{claim.claim_id}'}}, action: set, reason: r, values: "
    june = "period_start: 2024-06-01, period_end: 2024-06-30"
    [after] = apply([claim], article, parse(f"{head}{{{june}}}}}]")).claims
    assert (after.baseline_period_start, after.baseline_period_end) == (
        date(2023, 6, 1),
        date(2023, 6, 30),
    )
    said = f"{head}{{{june}, baseline_period_start: 2019-06-01}}}}]"
    assert apply([claim], article, parse(said)).claims[0].baseline_period_start == date(2019, 6, 1)


@pytest.mark.parametrize(
    ("before", "kind", "basis"),
    [
        ("change", "level", (None, None)),
        ("level", "change", (date(2023, 5, 1), date(2023, 5, 31))),
    ],
)
def test_only_a_change_is_measured_against_a_period(
    before: str, kind: str, basis: tuple[date | None, date | None]
) -> None:
    article = article_of("Sales rose 5% from a year earlier.")
    days = {"period_start": date(2024, 5, 1), "period_end": date(2024, 5, 31)}
    old = {"baseline_period_start": date(2022, 5, 1), "baseline_period_end": date(2022, 5, 31)}
    claim = claim_of(article, "5%", kind=before, **days, **(old if before == "change" else {}))
    head = f"[{{match: {{claim_id: '{claim.claim_id}'}}, action: set, reason: r, values: "
    [after] = apply([claim], article, parse(f"{head}{{kind: {kind}}}}}]")).claims
    assert (after.baseline_period_start, after.baseline_period_end) == basis


def test_a_basis_that_a_person_states_stays_in_later_corrections() -> None:
    article = article_of("Sales rose 5% from a year earlier.")
    claim = claim_of(article, "5%", kind="change")
    item = f"{{match: {{claim_id: '{claim.claim_id}'}}, action: set, reason: r, values: "
    stated = f"{item}{{baseline_period_start: 2019-06-01}}}}"
    later = f"{item}{{period_start: 2024-06-01, period_end: 2024-06-30}}}}"
    [after] = apply([claim], article, parse(f"[{stated}, {later}]")).claims
    assert after.baseline_period_start == date(2019, 6, 1)


def test_drop_by_id() -> None:
    text = f"[{{match: {{claim_id: '{CLAIMS[0].claim_id}'}}, action: drop, reason: a typo}}]"
    assert apply(CLAIMS, ARTICLE, parse(text)).claims == tuple(CLAIMS[1:])


def test_add_makes_a_claim_where_the_quote_stands() -> None:
    text = """
- match: {title: Sales and prices, quote: in June}
  action: add
  values: {value: 1, unit: "%"}
  reason: a number in a picture
"""
    added = apply(CLAIMS, ARTICLE, parse(text)).claims[-1]
    assert TEXT[added.char_start : added.char_end] == "in June"
    assert added.corrected == "added (a number in a picture)"


def test_what_is_added_asserts_nothing_that_nobody_said() -> None:
    text = "[{match: {title: Sales and prices, quote: July}, action: add, values: {value: 7}, "
    article = article_of(
        "Sales\nin July\n", published=(None, date(2024, 8, 1)), title="Sales and prices"
    )
    [added] = apply((), article, parse(text + "reason: r}]")).claims
    assert added == Claim(
        claim_id=added.claim_id,
        snapshot_id=article.snapshot_id,
        quantity_id=added.claim_id,
        segment_label="body",
        quote="July",
        char_start=9,
        char_end=13,
        sentence="in July",
        sentence_start=6,
        sentence_end=13,
        value=Decimal(7),
        published_latest=date(2024, 8, 1),
        confidence=1.0,
        corrected="added (r)",
    )
    said = attrgetter("bound", "kind", "direction", "unit", "unit_code", "period_type", "modality")
    assert said(added) == ("eq", "level", "none", "1", "1", "unknown", "reported")


def test_what_is_set_to_what_it_was_is_used() -> None:
    text = f"[{{match: {{claim_id: '{CLAIMS[0].claim_id}'}}, action: set, values: {{value: 5}}, "
    found = apply(CLAIMS, ARTICLE, parse(text + "reason: r}]"))
    assert found.claims[0].corrected == "value: 5 → 5 (r)"
    assert len(found.used) == 1
    assert found.doubts == (
        f"item 1 (set {CLAIMS[0].claim_id}) changes nothing; the claim has these values already",
    )


@pytest.mark.parametrize(
    ("correction", "doubts"),
    [
        ("quote: 5%}, action: drop", "matches 2 claims and changes the first; state occurrence"),
        ("quote: rose}, action: add, values: {value: 1}", "matches 2 places and changes the first"),
        ("quote: 5%, occurrence: 1}, action: drop", None),
        ("quote: June}, action: add, values: {value: 1}", None),
        ("quote: 5%, occurrence: 2}, action: set, values: {value: 6}", None),
    ],
)
def test_a_match_that_fits_several_is_doubted(correction: str, doubts: str | None) -> None:
    found = apply(
        CLAIMS, ARTICLE, parse(f"[{{match: {{title: Sales and prices, {correction}, reason: r}}]")
    )
    assert len(found.used) == 1
    assert [doubts in said for said in found.doubts if doubts] == [True] * bool(doubts)
    assert bool(found.doubts) == bool(doubts)


@pytest.mark.parametrize(
    "match",
    [
        "{claim_id: ffffffffffffffff}",
        "{url: https://example.org/other, quote: 5%}",
        "{title: Sales and prices, quote: 5%, occurrence: 3}",
    ],
)
def test_what_matches_nothing_is_not_used(match: str) -> None:
    corrections = parse(f"[{{match: {match}, action: drop, reason: none}}]")
    assert apply(CLAIMS, ARTICLE, corrections) == apply(CLAIMS, ARTICLE, ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("match: {}", "expected a list of corrections, each behind a dash, found a mapping"),
        ("[1]", "item 1: expected match, action and reason, found 1"),
        ("[{match: {claim_id: a}, action: delete, reason: r}]", "found 'delete'"),
        ("[{match: {claim_id: a}, reason: r}]", "expected action drop, set or add, found none"),
        ("[{match: {claim_id: a}, action: drop}]", "expected a reason in words, found none"),
        ("[{match: {quote: a}, action: drop, reason: r}]", "and url or title, found quote"),
        ("[{match: [a], action: drop, reason: r}]", "and url or title, found a list"),
        ("[{match: {qoute: a}, action: drop, reason: r}]", "'qoute'; did you mean quote?"),
        (
            "[{match: {claim_id: a, occurrence: yes}, action: drop, reason: r}]",
            "expected occurrence to be 1, 2 or so on, found true",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r}]",
            "item 1: expected values to set, found none",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r, values: {mesure: 1}}]",
            "item 1, values: unknown key 'mesure'; did you mean measure?",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r, values: {kind: big}}]",
            "item 1, kind: expected one of level",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r, values: {kind: null}}]",
            "price, count, rank, found none",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r, values: {period_start: May}}]",
            "period_start: expected a day such as 2024-05-31, found 'May'",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r, values: {value: '1,5'}}]",
            "value: expected a number such as 4.5 or 1200000, found '1,5'",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r, values: {value: .inf}}]",
            "value: expected a number such as 4.5 or 1200000, found inf",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r, values: {subject: [a]}}]",
            "subject: expected text, in quotes, found a list",
        ),
        (
            "[{match: {claim_id: a}, action: drop, reason: r, why: x}]",
            "unknown key 'why'; known are",
        ),
        ("[{match: {claim_id: a}, actoin: drop}]", "unknown key 'actoin'; did you mean action?"),
        (
            "[{match: {url: a, quote: £29,000}, action: drop, reason: r}]",
            (
                "item 1, match: expected a text with a comma to be in quotation marks, such as "
                "quote: \"29,000 ships\"; found '0' behind quote"
            ),
        ),
        (
            "[{match: {claim_id: a}, action: set, values: {measure: ore, tin}, reason: r}]",
            "such as measure: \"29,000 ships\"; found 'tin' behind measure",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r, values: {period_end: 2024-02-31}}]",
            "expected days of the calendar and numbers of at most 4,300 digits: day is out",
        ),
        (
            "[{match: {claim_id: a}, action: set, reason: r, values: {period_end: 2024}}]",
            "period_end: expected a day such as 2024-05-31, found 2024",
        ),
        ("- a\nb: [", "corrections.yaml, line 2: expected YAML, found a syntax error"),
        *(
            (
                f"[{{match: {{claim_id: a}}, action: set, reason: r, values: {{value: {value}}}}}]",
                "value: expected a number such as 4.5 or 1200000, found",
            )
            for value in (
                "1e400",
                "1.0e+400",
                "-1e999999",
                "'-1e400'",
                "!!null x",
                "&a [*a]",
                "true",
            )
        ),
        ("- !!bool x", "found a value that does not fit its YAML tag"),
        ("- " + "1:" * 300 + "0.5", "too large a number"),
        ("? [a]\n: b", "corrections.yaml, line 1: expected YAML, found a syntax error"),
        ("\x01", "expected YAML, found a syntax error"),
        ("- !!timestamp x", "found a value that does not fit its YAML tag"),
        (
            "- !!python/name:os.system x",
            "corrections.yaml, line 1: expected YAML, found a syntax error",
        ),
        ("- !ours 5", "corrections.yaml, line 1: expected YAML, found a syntax error"),
        ("- !!float x", "could not convert string to float: 'x'"),
        ("- " + "1" * 5000, "numbers of at most 4,300 digits"),
        (
            "[{match: {claim_id: [a]}, action: drop, reason: r}]",
            "item 1, match, claim_id: expected text, in quotes, found a list",
        ),
        (
            "[{match: {url: a, quote: 4.50}, action: drop, reason: r}]",
            "item 1, match, quote: expected text, in quotes, found 4.5",
        ),
        ("[" * 5000, "lists and mappings a few levels deep, found brackets in brackets"),
    ],
    ids=lambda value: value[:60],
)
def test_malformed_corrections_say_what_was_wanted(text: str, message: str) -> None:
    with pytest.raises(MalformedCorrections, match=re.escape(message)) as raised:
        parse(text)
    assert "\n" not in str(raised.value)


def test_an_empty_file_holds_no_corrections() -> None:
    assert parse("# nothing yet\n") == ()
