"""YAML as a person writes it by hand: text, lists and mappings, each with its line.

Other features of YAML are refused: a tag could create an object, an alias can make a short file
endless, and of two equal keys only one would count. Scalars stay text, so 1.10 is not a number and
2024-05-31 not a date until the caller converts it. Line ends and runs of spaces become one space.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import ReaderError

from claimledger.language.yaml_text import MalformedYaml
from claimledger.publishing.inert import OBEYED

Place = tuple[str | int, ...]
"""Keys and positions that lead to a value, from the outermost."""

UNPRINTABLE = re.compile(rf"{OBEYED.pattern}|[\ud800-\udfff]")
CONTROL = "expected text, found the control character U+{:04X}: leave it out"

EMPTY = {"", "~", "null", "Null", "NULL"}
"""The texts that mean no value, unless they are in quotes."""


@dataclass(frozen=True, slots=True)
class Written:
    """The content of a file, and the line of each value in it."""

    content: Any
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int | None:
        """The line of a value, else of the value around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)


def read(text: str) -> Written:
    r"""Read the text of a file; keys without a value are left out.

    >>> read("title: Grain\nversion: 1.10").content
    {'title': 'Grain', 'version': '1.10'}

    Raises:
        MalformedYaml: it is no YAML, or uses a tag, an alias or a key twice.
    """
    try:
        refuse_tags_and_aliases(text)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        lines: dict[Place, int] = {}
        content = value_of(node, (), lines) if node else None
    except yaml.MarkedYAMLError as error:
        raise MalformedYaml(*syntax_error(error)) from None
    except ReaderError as error:
        raise MalformedYaml(CONTROL.format(error.character)) from None
    except RecursionError:
        raise MalformedYaml("expected 'key: value', found brackets in brackets") from None
    return Written(content, lines)


def refuse_tags_and_aliases(text: str) -> None:
    """Refuse YAML that is more than text, lists and mappings."""
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.AliasEvent):
            raise MalformedYaml(
                f"expected a value, found the alias *{event.anchor}: write the value itself, "
                "in quotes where it begins with an asterisk",
                line,
            )
        if tag := getattr(event, "tag", None):
            raise MalformedYaml(
                f"expected a value, found the YAML tag {tag}: remove the tag, or put text that "
                "begins with an exclamation mark in quotes",
                line,
            )


def value_of(node: Any, place: Place, lines: dict[Place, int]) -> Any:  # noqa: ANN401 - any YAML
    """The content of a node; the lines of its values are recorded."""
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [value_of(one, (*place, at), lines) for at, one in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return dict(pairs(node, place, lines))
    if node.style is None and node.value in EMPTY:
        return None
    if found := UNPRINTABLE.search(node.value):
        raise MalformedYaml(CONTROL.format(ord(found[0])), lines[place])
    return " ".join(node.value.split()) or None


def pairs(node: yaml.MappingNode, place: Place, lines: dict[Place, int]) -> Any:  # noqa: ANN401 - pairs of any YAML
    """The keys of a mapping with their values; keys without a value are left out."""
    seen: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise MalformedYaml("expected a key in words, found a list or a mapping", line)
        if key.value in seen:
            raise MalformedYaml(
                f"expected the key {key.value} once, found it in line {seen[key.value]} too: "
                "remove one of the two",
                line,
            )
        seen[key.value] = lines[(*place, key.value)] = line
        found = value_of(value, (*place, key.value), lines)
        if found is not None:
            yield key.value, found


def syntax_error(error: yaml.MarkedYAMLError) -> tuple[str, int | None]:
    """A syntax error as a sentence that says what to do, and its line."""
    mark = error.problem_mark or error.context_mark
    advice = "put text in quotes that holds a colon or a #, or begins with a sign"
    if "tab" in str(error.problem) or "'\\t'" in str(error.problem):
        advice = "indent with spaces, not with tabs"
    if "single document" in str(error.context):
        advice = "leave out the lines that are ---"
    return f"expected lines of the form 'key: value', found other YAML: {advice}", (
        mark.line + 1 if mark else None
    )
