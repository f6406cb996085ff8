"""The description of a dataset: ``dataset.yaml`` in the folder of pages, else neutral defaults.

``schemas/dataset.json`` declares the keys. The version and the day of release are inputs, like the
pages; this module reads no clock.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from claimledger.language.yaml_text import MalformedYaml
from claimledger.publishing import written_yaml
from claimledger.publishing.written_yaml import Place, Written
from claimledger.tables.schemas import dataset as schema

if TYPE_CHECKING:
    from jsonschema import FormatChecker
    from jsonschema.exceptions import ValidationError

NAME = "dataset.yaml"
COPIED = ("name", "title", "description", "version", "homepage", "citation", "keywords")
SPDX = re.compile(r"(?!licenseref)[a-z0-9][a-z0-9.-]*", re.IGNORECASE)
NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)")


class MalformedIdentity(ValueError):  # noqa: N818 - a state of the file, named as such
    """dataset.yaml cannot be used; the message says where, what was expected and what was found."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The description of a dataset.

    ``described`` holds properties of a Data Package. ``evidence`` is the policy on published text,
    ``min_confidence`` the lowest confidence of a claim. ``declared`` is false without the file.
    """

    described: Mapping[str, Any]
    evidence: str
    min_confidence: float
    declared: bool


def identity(
    text: str | None, evidence: str | None = None, min_confidence: float | None = None
) -> Identity:
    """The identity of a dataset.

    Args:
        text: the text of its dataset.yaml; None if there is no such file.
        evidence: overrides the policy of the file.
        min_confidence: overrides the value of the file.

    Raises:
        MalformedIdentity: the text is not valid YAML, or it breaks the schema.
    """
    defaults = {
        key: one["default"] for key, one in schema()["properties"].items() if "default" in one
    }
    said = defaults | (checked(text) if text is not None else {})
    described = {key: said[key] for key in COPIED if said.get(key)}
    if "released" in said:
        described["created"] = f"{said['released']}T00:00:00Z"
    if "licence" in said:
        described["licenses"] = [licence(said["licence"])]
    if said.get("contributors"):
        described["contributors"] = [contributor(one) for one in said["contributors"]]
    least = said["min_confidence"] if min_confidence is None else min_confidence
    return Identity(described, evidence or said["evidence"], least, text is not None)


def checked(text: str) -> dict[str, Any]:
    """The keys and values of the text, checked against the schema."""
    try:
        written = written_yaml.read(text)
    except MalformedYaml as error:
        raise MalformedIdentity(f"{NAME}{error}") from None
    if written.content is None:
        return {}
    if not isinstance(written.content, dict):
        found = shown(written.content)
        raise MalformedIdentity(f"{NAME}: expected lines of the form 'key: value', found {found}")
    said = {key: numeric(key, value) for key, value in written.content.items()}
    if sentences := sorted(problems(said, written)):
        line, sentence = sentences[0]
        raise MalformedIdentity(f"{NAME}, line {line}: {sentence}")
    return said


def numeric(key: str, value: Any) -> Any:  # noqa: ANN401 - any YAML
    """The value as a number, if the schema expects a number and the text is one."""
    wanted = schema()["properties"].get(key, {}).get("type") == "number"
    return float(value) if wanted and NUMBER.fullmatch(str(value)) else value


def problems(said: Mapping[str, Any], written: Written) -> Iterator[tuple[int, str]]:
    """Each violation of the schema: its line and a sentence."""
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema(), format_checker=formats()).iter_errors(said):
        place = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            for key in sorted(error.instance.keys() - error.schema["properties"].keys()):
                yield written.line((*place, key)) or 1, unknown_key(error, place, key)
        else:
            yield written.line(place) or 1, unexpected(error, place)


@cache
def formats() -> "FormatChecker":
    """The formats that the schema names: a day, and an identifier of the SPDX list."""
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=["date"])
    checker.checks("spdx")(lambda value: not isinstance(value, str) or is_spdx(value))
    return checker


def is_spdx(identifier: str) -> bool:
    """Whether a text is one identifier of the SPDX list of licences.

    >>> is_spdx("CC-BY-4.0"), is_spdx("free of charge"), is_spdx("MIT OR Apache-2.0")
    (True, False, False)
    """
    try:
        canonicalize_license_expression(identifier)
    except InvalidLicenseExpression:
        return False
    return SPDX.fullmatch(identifier) is not None


def unknown_key(error: "ValidationError", place: Place, key: str) -> str:
    """The sentence for an unknown key."""
    known = list(error.schema["properties"])
    close = get_close_matches(key.lower().replace("license", "licence"), known, n=1)
    hint = f"did you mean {close[0]}?" if close else f"the known keys are {', '.join(known)}"
    return f"unknown key {key!r}{f' in {spelled(place)}' if place else ''}; {hint}"


def unexpected(error: "ValidationError", place: Place) -> str:
    """The sentence for a value that breaks the schema."""
    if error.validator == "required":
        found = ", ".join(error.instance)
        return (
            f"expected {' and '.join(error.schema['required'])} in {spelled(place)}, found {found}"
        )
    if error.validator in {"anyOf", "minProperties"}:
        found = ", ".join(error.instance) or "none"
        wanted = "a title, or givenName and familyName,"
        return f"expected {wanted} in {spelled(place)}, found {found}"
    wanted = error.schema["description"]
    return f"expected {spelled(place)} to be {wanted}, found {shown(error.instance)}"


def spelled(place: Place) -> str:
    """A place in the file, in words.

    >>> spelled(("contributors", 1, "email"))
    'email of contributors, item 2'
    """
    if len(place) > 1 and isinstance(place[-1], int):
        return f"{spelled(place[:-1])}, item {place[-1] + 1}"
    return f"{place[-1]} of {spelled(place[:-1])}" if len(place) > 1 else str(place[0])


def shown(value: Any) -> str:  # noqa: ANN401 - any YAML
    """A value as a message shows it; a long value is shortened."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    if value is None:
        return "none"
    text = str(value)
    return repr(text if len(text) <= 60 else f"{text[:60]}…")  # noqa: PLR2004 - enough to find it by


def licence(said: str | Mapping[str, str]) -> dict[str, str]:
    """A licence as a Data Package names one."""
    if isinstance(said, str):
        name = str(canonicalize_license_expression(said))
        return {"name": name, "title": name, "path": f"https://spdx.org/licenses/{name}.html"}
    return {"name": said["name"], "title": said.get("title", said["name"]), "path": said["path"]}


def contributor(said: str | Mapping[str, Any]) -> dict[str, Any]:
    """A contributor as a Data Package names one; a person's title is the full name."""
    if isinstance(said, str):
        return {"title": said, "roles": ["creator"]}
    names = " ".join(said[key] for key in ("givenName", "familyName") if key in said)
    return {"title": names, **said, "roles": said.get("roles", ["creator"])}


def template(name: str) -> str:
    """The text of a dataset.yaml to fill in, with every key explained; only `name` is set."""
    head = (
        "# The description of the dataset. claimledger build reads this file at every run.\n"
        "# To state a value, remove the # in front of its key and replace the example.\n"
        "# All keys are optional. Without them, the package names no author and no licence.\n"
    )
    parts = [head]
    for key, one in schema()["properties"].items():
        parts.append(f"\n# {one['description'][0].upper()}{one['description'][1:]}.\n")
        example = yaml.safe_dump(
            {key: name if key == "name" else one["examples"][0]},
            sort_keys=False,
            allow_unicode=True,
            width=1000,
        )
        parts.extend(f"{'' if key == 'name' else '#'}{line}\n" for line in example.splitlines())
    return "".join(parts)
