"""Time expressions: recognised in the text, then resolved to intervals and TIMEX3 values.

These are the conventions for a ``Time`` where news or TIMEX3 leave a choice:

- ``date_from`` and ``date_to`` are the closed interval that the expression itself names. A
  preposition that opens it is in ``mod``, as in TIMEX3: "since 2013" is the year 2013 with
  ON_OR_AFTER, "before 2022" the year 2022 with BEFORE; "until", "through" and "by" are
  ON_OR_BEFORE.
- "The end of 2021" has the value 2021 with END, and the interval of its last day, which is what a
  figure "at the end of 2021" is for; "the beginning of" a period is its first day. "Until the end
  of 2021" has ON_OR_BEFORE. Early, mid and late keep the whole period, with START, MID or END; a
  decade has its years 0-3, 4-6 and 7-9.
- A range is one time from its first to its last day: "from 2016 to 2020" ends on 31 December 2020.
  Its value is an ISO 8601 interval.
- "The next decade" and "the past fortnight" are counted from the publication day, not the
  calendar's; a feast follows the tense ("it shut two weeks before Christmas").
- "20 hours ago" is the day before: most of those hours lie in it, as far as the day alone shows.
- "Two months ago" is a month and "two years ago" a year; "in two weeks" ends on a day. "The past
  two years" end on the publication day, "the past two quarters" with the last whole quarter.
- "Last year" is a calendar year; "over the last year" is the twelve months up to the publication
  day. In a narrative, "the next year" is the year after the one that was named before.
- "A year earlier" is counted from the time that the text named before. So is "a year ago" if
  figures for a quarter, a half or a range are compared; otherwise it is counted from the
  publication day.
- A month, a half or a quarter whose clause has a past verb is over ("fell in May"); a half or
  quarter is then a complete one. Something that was arranged may still be in the future ("called
  an election in May").
- "The same period of 2023" after "since January" ends on the publication day's date in 2023.
- "The rest of the year" begins on the publication day; the first half of a month ends on the 15th.
- Working days are Mondays to Fridays, without the publication day; holidays are not known.
- A day without a year has the year with which the text named it before ("Jan. 6, 2021 ... the vote
  of Jan. 6").
- "Last Monday" is the last one before the publication day, "next Monday" the one in next week.
- A fiscal period has a value (FY2023, 2022/23) but no interval, unless its last day is given. A
  school year or season over two calendar years runs from July to June.
- "Sep-24" is a month, as in a spreadsheet; "the June quarter" ends with June.
- 3/5/2024 is the reading that is in the past, if the other is not; otherwise, it follows the order
  of the other dates in the text; otherwise, the month comes first. "So far this year" ends on the
  publication day.
- If the publication date does not determine the time, the value contains X and ``anchor`` says why.
"""

from claimledger.language import ENGLISH, Language
from claimledger.records import Published, Time
from claimledger.times.mention import Mention
from claimledger.times.recognising import numbered_times, recognise
from claimledger.times.resolving import resolve

__all__ = ["Mention", "find_times", "numbered_times", "recognise", "resolve"]


def find_times(text: str, published: Published = None, language: Language = ENGLISH) -> list[Time]:
    """Recognise and resolve the time expressions of a text.

    Args:
        text: the text.
        published: the day on which the text appeared, or a pair of the earliest and the latest
            possible day; either may be None.
        language: the language of the text.

    Returns:
        The time expressions in the order of the text, without overlap. Offsets are half-open and
        count code points of the text.

    >>> time = find_times("Output rose in March 2021.")[0]
    >>> time.value, time.date_from.isoformat(), time.date_to.isoformat()
    ('2021-03', '2021-03-01', '2021-03-31')
    """
    return resolve(text, recognise(text, language=language), published, language)
