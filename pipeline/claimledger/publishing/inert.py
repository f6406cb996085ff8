"""Text of pages where a program would obey a part of it: shown by number, and never obeyed.

A terminal obeys escape sequences, and a browser reorders what stands between bidi controls.
"""

import json
import re
from typing import Any

OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line end
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"  # marks and overrides of direction, line ends
)


def inert(text: str) -> str:
    r"""A text with the characters that are obeyed written as their numbers.

    >>> inert("a\x1b[31mb"), inert("\u202e%4"), inert("a\tb\n")
    ('a[U+001B][31mb', '[U+202E]%4', 'a\tb\n')
    """
    return OBEYED.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def json_line(value: Any, **how: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    r"""A value as one line of JSON for people and programs: the same value, and nothing obeyed.

    >>> json_line("é\u202e"), json.loads(json_line("é\u202e")) == "é\u202e"
    ('"é\\u202e"', True)
    """
    said = json.dumps(value, ensure_ascii=False, **how)
    return OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", said)
