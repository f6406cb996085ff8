"""Tags settled by the whole sentence, once every word has one."""

from collections.abc import Sequence

from claimledger.claims.lexicon import verb_forms, verbs, words
from claimledger.claims.tokens import Token

BEFORE_NOUN = frozenset({"DT", "PS", "POS", "J"})


FINITE = frozenset({"V", "VD", "BE", "HV", "MD", "DO"})


CLAUSE_MARKS = frozenset({",", ";", ":", "CC", "SB", "PR", "WH", "—", "–", "“", "”", '"', "("})


LOOK_AHEAD = 12


def settle_participles(tokens: Sequence[Token]) -> None:
    """A past form before a later finite verb of the same clause is a participle.

    "goods shipped to Peru rose" has one finite verb, "rose"; a comma, conjunction or pronoun
    between the two would begin another clause.
    """
    pending: int | None = None
    for index, token in enumerate(tokens):
        if token.tag in CLAUSE_MARKS:
            pending = None
        elif token.tag in FINITE:
            before = tokens[index - 1].tag if index else ""
            active = pending is not None and (
                has_object(tokens, pending)
                or tokens[pending].lemma in words("verbs", "intransitive")
            )
            if (
                active
                and token.tag == "VD"
                and before in {"N", "E"}
                and tokens[index - 2].tag != "SB"
            ):
                token.tag = "VN"
                continue
            if active:
                pending = None
            if pending is not None and before not in {"RB", "HV", "BE", "MD"}:
                tokens[pending].tag = "VN"
            saying = token.lemma in verbs("speech")
            regular = (
                token.tag == "VD"
                and not saying
                and verb_forms().get(token.lower, ("", "VD"))[1] != "V"
            )
            pending = index if regular and token.lower.endswith(("ed", "d", "t", "n")) else None


def settle_reduced(tokens: Sequence[Token]) -> None:
    """A past form with an agent or a time before the verb of its clause is a participle.

    "Analysts polled by the bank expect", "a study published on Monday showed", "a deal announced
    on Monday by ministers was".
    """
    for index in range(1, len(tokens) - 3):
        token = tokens[index]
        if token.tag != "VD" or tokens[index - 1].tag != "N":
            continue
        ahead = index + 1
        while ahead < len(tokens) - 2 and tokens[ahead].tag == "T":
            ahead += 1
        following = tokens[ahead]
        timed = ahead > index + 1 and following.lower != "by"
        if timed or following.tag != "IN" or token.lemma in words("verbs", "intransitive"):
            continue
        last = ahead + 1
        agent = following.lower == "by" and tokens[last].tag not in {"Q", "T"}
        while last < len(tokens) - 1 and tokens[last].tag in (
            {"DT", "J", "N", "E"} if agent else {"T"}
        ):
            last += 1
        if last > ahead + 1 and tokens[last].tag in FINITE:
            token.tag = "VN"


def settle_conjoined(tokens: Sequence[Token]) -> None:
    """A present form after "and" is a verb after one, before a number: "runs 9 and owns 4"."""
    verb = False
    for index, token in enumerate(tokens[:-1]):
        if token.tag in {"V", "BE", "HV", "MD", "VB"}:
            verb = True
        elif token.tag in {";", ":", "SB", "VD"}:
            verb = False
        joined = index > 1 and tokens[index - 1].tag == "CC"
        plain = token.lower == verb_forms().get(token.lower, ("", ""))[0]
        only = plain and token.lower not in words("words", "noun")
        joined = joined and (only or tokens[index - 2].tag in {"Q", "T"})
        if not (verb and joined and token.tag == "N"):
            continue
        lemma, form = verb_forms().get(token.lower, ("", ""))
        ahead = index + 1 + (tokens[index + 1].lower in {"aside", "out", "up", "off"})
        number = ahead < len(tokens) and tokens[ahead].tag == "Q"
        if form == "V" and number:
            token.tag, token.lemma = "V", lemma


def has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether an object follows a verb at once, so that it is no passive participle."""
    return at + 1 < len(tokens) and tokens[at + 1].tag in {"Q", "DT", "PS", "E"}


def settle_clausal(tokens: Sequence[Token]) -> None:
    """As in "after", "since" and their like open a clause where a finite verb follows."""
    for index, token in enumerate(tokens):
        if token.tag != "IN" or token.lower not in words("words", "clausal"):
            continue
        if [t.lower for t in tokens[index : index + 3]] == ["as", "a", "whole"]:
            continue
        for ahead in tokens[index + 1 : index + LOOK_AHEAD]:
            if ahead.tag in {",", ";", ":", ".", "“", "”", '"', "—", "CC", "Q"}:
                break
            if ahead.tag in FINITE:
                token.tag = "SB"
                break


NOMINAL = frozenset({"net", "gross", "total", "average"})
"""Adjectives of amounts that are nouns before a verb: "last year, net was 4 million"."""


FOCUSING = frozenset({"also", "recently", "then", "already", "later", "now", "still", "previously"})


def settle_focused(tokens: Sequence[Token]) -> None:
    """An unknown word between an adverb and a phrase's article is a verb: "also reset its fee"."""
    for index in range(2, len(tokens) - 1):
        led = tokens[index - 1].lower in FOCUSING and tokens[index - 2].tag in {"N", "E", "PR", ","}
        if tokens[index].tag == "N" and led and tokens[index + 1].tag in {"DT", "PS"}:
            tokens[index].tag = "VD"


def settle_heads(tokens: Sequence[Token]) -> None:
    """An adjective that nothing follows which it could describe is the noun: "the trial ran"."""
    for index in range(1, len(tokens)):
        token = tokens[index]
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        opened = tokens[index - 1].tag == "," or following == "of"
        opened = opened and token.lower in NOMINAL
        state = token.lower.startswith("un") and token.lower.endswith("ed")
        if (
            token.tag != "J"
            or state
            or not (opened or tokens[index - 1].tag in BEFORE_NOUN | {"N"})
        ):
            continue
        following = tokens[index + 1].tag if index + 1 < len(tokens) else "."
        if following in FINITE | {"IN", "HV", ",", ".", "POS", "SB", "TO", ";", ":"}:
            token.tag = "N"


def settle_gerund(tokens: Sequence[Token]) -> None:
    """An -ing form that opens the sentence before a finite verb is a noun: "Streaming made up"."""
    opens = len(tokens) > 1 and tokens[0].tag == "VG"
    if opens and tokens[1].tag in FINITE:
        tokens[0].tag = "N"


def settle_perceived(tokens: Sequence[Token]) -> None:
    """As in "saw its revenue drop": a base form after what was seen is a verb."""
    seen: int | None = None
    for index, token in enumerate(tokens):
        if token.tag in CLAUSE_MARKS or token.tag == "IN":
            seen = None
        elif token.tag in {"V", "VD", "VN", "VB", "VG"} and token.lemma in {
            "see",
            "watch",
            "help",
            "make",
            "let",
        }:
            seen = index
        elif (
            seen is not None
            and index > seen + 1
            and token.tag == "N"
            and tokens[index - 1].tag not in {"Q", "DT", "J"}
            and verb_forms().get(token.lower, ("", ""))[0] == token.lower
        ):
            ahead = tokens[index + 1] if index + 1 < len(tokens) else None
            if ahead is not None and (
                ahead.tag in {"Q", "T"} or ahead.lower in {"by", "to", "from", "in"}
            ):
                token.tag = "V"
