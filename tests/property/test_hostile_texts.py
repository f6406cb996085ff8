"""No text makes the library hang: the work grows with the length of a text, not faster.

Each text is read in a process of its own whose CPU time has a ceiling, twice what the slowest of
them needs; work that grows with the square of the length goes through it.
"""

import multiprocessing
import resource
from collections.abc import Callable

import pytest

import claimledger

CEILING = 60
"""CPU seconds."""
LENGTH = 50_000
"""Characters. A thousand of percentages take 0.6 CPU seconds: twice as many would come near the
ceiling on a busy machine."""

UNITS = {
    "letters": "a",
    "digits": "1",
    "digit groups": "1,000,",
    "dots": ".",
    "blanks": " ",
    "no-break spaces": "\u00a0",
    "line ends": "\r\n",
    "short lines": "Advertisement\n",
    "currency signs": "$",
    "brackets": "(",
    "open quotations": "“",
    "a script without blanks": "保存",
    "signs beyond 16 bits": "🙂",
    "number words": "one hundred and ",
    "fractions": "two-thirds of ",
    "percentages": "5% ",
    "ranges": "5-",
    "open ranges": "from 5 to ",
    "dates": "May 3, 2020, ",
    "years": "2020 ",
    "relative times": "since the invasion of last ",
    "hedges": "more than about nearly ",
    "sources": "according to the ministry, ",
    "names": "Aaa Bbb ",
    "addresses": "https://example.org/a ",
    "mailboxes": "a@example.org ",
    "prose": "Exports of copper rose 4.5% to $3 billion in 2023, the ministry said. ",
}


def within_the_ceiling(function: Callable[[str], object], text: str) -> None:
    """Call a function; the system ends the process when its CPU time is used up."""
    resource.setrlimit(resource.RLIMIT_CPU, (CEILING, CEILING))
    function(text)


@pytest.mark.soak
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_long_line_is_read_to_its_end(unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    reader = multiprocessing.get_context("spawn").Process(
        target=within_the_ceiling, args=(claimledger.read_claims, text)
    )
    reader.start()
    reader.join()
    assert reader.exitcode == 0, f"ended after {CEILING} CPU seconds"
