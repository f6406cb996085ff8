"""What times come to as periods."""

from datetime import date

import pytest

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.candidates import Document
from claimledger.claims.periods import period_of
from claimledger.language.sentences import sentences


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The agency saw 220 floods in 2017 and 2018.", "2017-01-01", "2018-12-31"),
        ("It sold 40 tons in March and April 2019.", "2019-03-01", "2019-04-30"),
        ("The agency saw 220 floods in 2017 and 2019.", "2017-01-01", "2017-12-31"),
        ("The agency saw 220 floods in 2018 and 2017.", "2018-01-01", "2018-12-31"),
        ("The agency saw 220 floods in 2017, and 2018 was dry.", "2017-01-01", "2017-12-31"),
    ],
)
def test_times_that_are_coordinated_and_adjoin_are_one_period(
    text: str, first: str, last: str
) -> None:
    article = claimledger.read_article(text)
    places = sentences(article.text, article.segments)
    page = Document(article, find_article_quantities(article), [], places)
    period = page.period(article.times[0])
    assert (str(period.start), str(period.end)) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It saw 40 floods between May 2011 and the end of 2015.", "2011-05-01", "2015-12-31"),
        ("It sold 40 tons from 2019 until the end of June 2021.", "2019-01-01", "2021-06-30"),
        ("It had 40 ships at the end of 2015.", "2015-12-31", "2015-12-31"),
        ("It had 40 ships at end-June 2015.", "2015-06-30", "2015-06-30"),
        ("It will sell 40 tons until the end of 2031.", "None", "2031-12-31"),
        ("It will sell 40 tons before the end of 2031.", "None", "2031-12-31"),
        ("It will sell 40 tons before 2031.", "None", "2030-12-31"),
    ],
)
def test_the_end_of_a_year_is_its_last_day(text: str, first: str, last: str) -> None:
    article = claimledger.read_article(text)
    period = period_of(article.times[0], article)
    assert (str(period.start), str(period.end)) == (first, last)


def test_a_post_of_a_live_blog_counts_from_its_own_day() -> None:
    posts = (
        ("7 May 2024 14:00", "The port has 12 ships now, its harbor office said on the radio."),
        ("7 May 2024 09:00", "Waves as high as 6 metres reached the coast yesterday, it said."),
        ("6 May 2024 20:00", "The harbor has lost 31 ships over the past two weeks, it said."),
    )
    body = "".join(f"<p class=stamp>{stamp}</p><p>{text}</p>" for stamp, text in posts)
    page = f"<html><body><article><h1>A storm hits the port</h1>{body}</article></body></html>"
    article = claimledger.read_article(page.encode())
    assert [str(article.published_earliest), str(article.published_latest)] == [
        "2024-05-06", "2024-05-07",
    ]  # fmt: skip
    periods = [period_of(time, article) for time in article.times]
    assert [(str(period.start), str(period.end)) for period in periods] == [
        ("2024-05-07", "2024-05-07"), ("2024-05-06", "2024-05-06"), ("2024-04-22", "2024-05-06"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Exports rose 4% in the first seven months of 2019.", ("2019-01-01", "2019-07-31")),
        ("Exports rose 4% in the nine months to September 2019.", ("2019-01-01", "2019-09-30")),
        ("Exports rose 4% in May, and in 2018 by 2%.", ("2018-01-01", "2018-12-31")),
    ],
)
def test_the_time_that_a_span_lies_in_is_not_a_period_of_its_own(
    sentence: str, days: tuple[str, str]
) -> None:
    article = claimledger.read_article(sentence, published=date(2020, 2, 1))
    document = Document(article, [], [], [])
    found = document.period(article.times[-1])
    assert (str(found.start), str(found.end)) == days
