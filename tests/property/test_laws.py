"""Laws that hold for every text: spans point at what they quote, nothing is left out or crashes."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import claimledger
from claimledger.reading import Unreadable

SEEDS = Path(__file__).parents[2] / "seeds"
WORD = re.compile(r"\w+")
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)
SIGNS = st.sampled_from(["\ufeff", "🙂 ", "e\u0301 ", "\u00a0", "“", "— ", "١٢ ", "Ⅷ ", ""])
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n", "\n\u00a0\n", " "])
NUMBERS = st.decimals(min_value=0, max_value=10**9, places=1)
SUBJECTS = st.sampled_from(["Chile’s exports", "Output in Peru", "The bank’s costs", "Rice prices"])
UNITS = st.sampled_from(["%", " percent", " million tons", " billion euros", " km", " dollars"])
TITLES = st.sampled_from(["", "Copper exports\n\n", "What the Ministry Said of Rice\n\n"])
YEARS = st.integers(min_value=1950, max_value=2049)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A plain sentence that claims a number, behind a sign that offsets may stumble over."""
    number, unit, year = f"{draw(NUMBERS):,}", draw(UNITS), draw(YEARS)
    text = f"{draw(SUBJECTS)} came to {number}{unit} in {year}, the ministry said."
    return draw(SIGNS) + text


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Several such sentences with the line ends of different systems between them."""
    parts = draw(st.lists(sentences(), min_size=1, max_size=4))
    return "".join(part + draw(ENDS) for part in parts)


@given(pages() | ANY_TEXT)
def test_segments_cover_the_whole_text_in_order(text: str) -> None:
    segments = claimledger.clean(text)
    assert "".join(text[s.start : s.end] for s in segments) == text
    assert all(s.start < s.end for s in segments)


@given(TITLES, st.lists(sentences(), min_size=1, max_size=4, unique=True))
def test_prose_without_furniture_is_kept_whole(title: str, paragraphs: list[str]) -> None:
    text = title + "\n\n".join(paragraphs)
    dropped = [text[s.start : s.end] for s in claimledger.clean(text) if not s.kept]
    assert not "".join(dropped).strip()


@given(pages() | ANY_TEXT)
def test_quantities_and_times_stand_in_the_text(text: str) -> None:
    quantities = claimledger.find_quantities(text)
    assert all(0 <= q.start <= q.head < q.end <= len(text) for q in quantities)
    assert [q.head for q in quantities] == sorted(q.head for q in quantities)
    times = claimledger.find_times(text)
    assert all(0 <= t.start < t.end <= len(text) for t in times)
    assert all(a.end <= b.start for a, b in pairwise(times))
    for time in times:
        assert not (time.date_from and time.date_to) or time.date_from <= time.date_to


@settings(max_examples=40)
@given(pages())
def test_claims_quote_the_decoded_file(text: str) -> None:
    raw = text.encode("utf-8")
    claims = claimledger.read_claims(raw)
    decoded = claimledger.read_article(raw).text
    assert decoded == text
    assert all(decoded[c.char_start : c.char_end] == c.quote for c in claims)
    assert all(decoded[c.sentence_start : c.sentence_end] == c.sentence for c in claims)
    assert all(c.sentence_start <= c.char_start <= c.char_end <= c.sentence_end for c in claims)
    assert len({c.claim_id for c in claims}) == len(claims)


@settings(max_examples=40)
@given(pages())
def test_the_same_bytes_give_the_same_claims(text: str) -> None:
    raw = text.encode("utf-8")
    assert claimledger.read_claims(raw) == claimledger.read_claims(raw)


@settings(max_examples=40)
@given(pages())
def test_no_claim_holds_a_word_that_its_page_lacks(text: str) -> None:
    assert_worded_by(text, claimledger.read_claims(text.encode("utf-8")))


def test_no_claim_of_the_seeds_holds_a_word_that_its_page_lacks() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        claims = claimledger.read_claims(path)
        assert claims
        assert_worded_by(path.read_text("utf-8"), claims)


def assert_worded_by(text: str, claims: Sequence[claimledger.Claim]) -> None:
    """Every phrase of the claims consists of words of the text and of the frame "share of"."""
    known = {*WORD.findall(text.lower()), "share", "of"}
    for claim in claims:
        for name in ("measure", "subject", "counterpart", "attributed_to", "speaker"):
            assert set(WORD.findall((getattr(claim, name) or "").lower())) <= known, (name, claim)


@given(st.binary(max_size=400) | ANY_TEXT.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_refused_with_a_reason(raw: bytes) -> None:
    try:
        article = claimledger.read_article(raw)
    except Unreadable as error:
        reason = error.reason
    else:
        reason = "."
        assert article.segments[-1].end == len(article.text)
    assert reason.endswith(".")


@given(sentences(), sentences())
def test_a_paragraph_before_shifts_quantities_and_changes_none(before: str, text: str) -> None:
    shift = len(before) + 2
    alone = claimledger.find_quantities(text)
    together = [q for q in claimledger.find_quantities(f"{before}\n\n{text}") if q.start >= shift]
    assert [(q.start + shift, q.value, q.unit, q.role) for q in alone] == [
        (q.start, q.value, q.unit, q.role) for q in together
    ]
