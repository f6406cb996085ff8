"""Doctests of the code as sections of examples, which is how the API's reference shows them."""

import re
from textwrap import indent
from typing import Any

import griffe

DOCTEST = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """Puts the doctests of each docstring into a section of their own."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:  # noqa: ANN401 - griffe's
        """Rewrite the docstring of one function, class or module."""
        if obj.docstring:
            obj.docstring.value = DOCTEST.sub(in_section, obj.docstring.value)


def in_section(found: re.Match[str]) -> str:
    r"""A doctest as a section of its docstring.

    >>> DOCTEST.sub(in_section, ">>> 1 + 1\n2")
    'Examples:\n    >>> 1 + 1\n    2'
    """
    return f"Examples:\n{indent(found.group(), '    ')}"
