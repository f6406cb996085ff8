"""Text of pages without active characters: control characters are shown as their numbers.

A terminal obeys escape sequences, and a browser reorders text between bidirectional controls.
"""

import json
import re
from typing import Any

OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line end
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"  # marks and overrides of direction, line ends
)


def inert(text: str) -> str:
    r"""A text in which active characters are written as their numbers.

    >>> inert("a\x1b[31mb"), inert("\u202e%4"), inert("a\tb\n")
    ('a[U+001B][31mb', '[U+202E]%4', 'a\tb\n')
    """
    return OBEYED.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def json_line(value: Any, **how: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    r"""A value as one line of JSON with active characters escaped.

    >>> json_line("é\u202e"), json.loads(json_line("é\u202e")) == "é\u202e"
    ('"é\\u202e"', True)
    """
    said = json.dumps(value, ensure_ascii=False, **how)
    return OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", said)
