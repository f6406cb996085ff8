"""YAML that people write: whatever is wrong with it is one sentence."""

from typing import Any

import yaml

UNREADABLE = (
    yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, RecursionError,
    OverflowError,
)  # fmt: skip
"""What PyYAML raises of wrong syntax, odd values and tags, deep nesting and too large numbers."""


class MalformedYaml(ValueError):  # noqa: N818 - named for the state of the file
    """A text is not YAML of the expected kind; the message follows the name of its file."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(f", line {line}: {sentence}" if line else f": {sentence}")


def load(text: str, loader: type[Any] = yaml.SafeLoader) -> Any:  # noqa: ANN401 - any YAML
    """Read a text with one of PyYAML's safe loaders.

    Raises:
        MalformedYaml: it is no YAML, or holds a value that Python cannot.
    """
    try:
        return yaml.load(text, loader)  # noqa: S506 - a safe one
    except UNREADABLE as error:
        raise malformed(error) from None


def malformed(error: Exception) -> MalformedYaml:
    """What PyYAML raised, as a sentence.

    >>> str(malformed(RecursionError()))
    ': expected lists and mappings a few levels deep, found brackets in brackets'
    """
    if isinstance(error, yaml.YAMLError):
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        return MalformedYaml("expected YAML, found a syntax error", line)
    if isinstance(error, RecursionError):
        return MalformedYaml(
            "expected lists and mappings a few levels deep, found brackets in brackets"
        )
    if isinstance(error, OverflowError):
        return MalformedYaml("expected numbers below 1e308, found too large a number")
    if isinstance(error, ValueError):  # of a day such as 2024-02-31
        wanted = "days of the calendar and numbers of at most 4,300 digits"
        return MalformedYaml(f"expected {wanted}: {error}")
    return MalformedYaml(
        "expected text, numbers, days, lists and mappings, found a value that does not fit its "
        "YAML tag: write values without tags"
    )
