"""Present forms of verbs: where "rises" is a verb, and where a noun."""

from collections.abc import Sequence

from claimledger.claims.counting import holds_members
from claimledger.claims.lexicon import closed_classes, past_only, verb_forms, verbs, words
from claimledger.claims.retagging import BEFORE_NOUN
from claimledger.claims.tokens import Token


def present_tag(tokens: Sequence[Token], index: int, before: str, *, noun: bool) -> str:  # noqa: C901, PLR0911 - one return a case
    """A present form is a verb after a noun that it agrees with, else mostly a noun."""
    lower = tokens[index].lower
    follows = word_after(tokens, index)
    placed = tag_by_place(tokens, index, before, noun=noun)
    if placed:
        return placed
    numbered = tag_after_number(tokens, index, follows) if before == "Q" else ""
    if numbered:
        return numbered
    if before in BEFORE_NOUN or before in {"IN", "Q", "V", "VG", "VD", ""}:
        return "N"
    ahead = closed_classes().get(follows)
    if before == "E" and (ahead in {"BE", "HV", "MD"} or follows in past_only()):
        return "N"
    subject = before in {"N", "E", "T", ")", ",", "”", '"'}
    if before == "E" and (plans_goods(tokens, index) or uses_amount(tokens, index)):
        return "V"
    if subject and moves(tokens, index):
        return "V"
    if follows == "that" and before in {"E", "T"}:
        return "V"
    if subject and follows == "to" and is_infinitive(word_after(tokens, index, 2)):
        return "V"
    ranked = verb_forms()[lower][0] in {"cost", "total", "number", "average"}
    if lower in words("words", "unchanging") or (ranked and not follows.endswith("ing")):
        opened = before in {"N", "E", "T", "CC", ","} and opens_object(tokens, index, before)
        return "V" if opened else "N"
    if noun or not agrees(tokens, index) or follows.endswith("ing"):
        return "N"
    if before == "CC":
        return "V" if closed_classes().get(follows) in {"DT", "PS", "IN"} else "N"
    return "V" if subject else "N"


def tag_after_number(tokens: Sequence[Token], index: int, follows: str) -> str:
    """The tag of a present form right after a number, where that tells: "52% back Roe"."""
    lower = tokens[index].lower
    view = holds_view(tokens, index)
    if not view and lower in words("words", "unchanging") and follows in LEFT:
        return "VN"
    attributed = index > 1 and tokens[index - 2].lower == "of" and lower.endswith("s")
    stays = attributed and verb_forms()[lower][0] in verbs("level") | {"apply", "start", "expire"}
    return "V" if stays or view or many_do(tokens, index) else ""


LEFT = frozenset({"aside", "for", "by", "on", "at"})
"""Words after a participle: "$3m set aside", "5% cut by"."""


def opens_object(tokens: Sequence[Token], index: int, before: str) -> bool:
    """Whether an object follows a form that past and present share: "costs 5", "hit the shop"."""
    follows = word_after(tokens, index)
    ahead = tokens[index + 1].tag if index + 1 < len(tokens) else ""
    closed = closed_classes().get(follows, "N")
    named = before == "E" and closed not in {"IN", "CC"} and bool(follows)
    return ahead in {"Q", "E"} or closed in {"DT", "PS"} or follows.endswith("s") or named


def moves(tokens: Sequence[Token], index: int) -> bool:
    """Whether a form before a number is of a verb of change: "net rose to 8", "it drops 3%"."""
    base, _ = verb_forms().get(tokens[index].lower, ("", ""))
    ahead = index + 1 + (word_after(tokens, index) in {"to", "by", "from"})
    number = ahead < len(tokens) and tokens[ahead].tag == "Q"
    return number and base in verbs("up") | verbs("down")


def uses_amount(tokens: Sequence[Token], index: int) -> bool:
    """Whether one actor does something with an amount: "Chile needs 5 ships"."""
    amount = index + 1 < len(tokens) and tokens[index + 1].tag == "Q"
    peoples = any(entity.adjective for entity in tokens[index - 1].entities)
    one = not peoples or (index > 1 and tokens[index - 2].tag in {"DT", "J"})
    return amount and one and tokens[index].lower.endswith("s")


def plans_goods(tokens: Sequence[Token], index: int) -> bool:
    """Whether a named actor plans or expects something: "Chile plans levies of 5%"."""
    intends = verb_forms()[tokens[index].lower][0] in verbs("plan") | verbs("project")
    plural = word_after(tokens, index).endswith("s")
    led = closed_classes().get(word_after(tokens, index, 2)) == "IN"
    return intends and tokens[index].lower.endswith("s") and plural and led


def many_do(tokens: Sequence[Token], index: int) -> bool:
    """Whether counted people or things do something: "3 billion people live in"."""
    quantity, last = tokens[index - 1].quantity, tokens[index - 1].lower.rsplit(" ", 1)[-1]
    plural = last.endswith("s") or last in words("words", "plural")
    counted = (
        quantity is not None and quantity.unit_code is None and quantity.unit not in {"%", "1"}
    )
    counted = counted or holds_members(tokens[index - 1])
    base = verb_forms()[tokens[index].lower][0] == tokens[index].lower
    led = closed_classes().get(word_after(tokens, index)) in {"IN", "DT", "PS"}
    return plural and counted and base and led and tokens[index].lower not in words("words", "noun")


def tag_by_place(tokens: Sequence[Token], index: int, before: str, *, noun: bool) -> str:
    """N of a job after a comma ("Jane Roe, head of it"), V after a reduced clause, or none."""
    if before == "," and tokens[index].lower in words("sources", "jobs"):
        return "N"
    if tokens[index].lower == "put" and before in {",", "N", "E", "RB", "PR", "CC", ")"}:
        return "V"
    return "V" if before == "VB" and not noun and closes_reduced(tokens, index) else ""


def closes_reduced(tokens: Sequence[Token], index: int) -> bool:
    """Whether a base form after an infinitive is the verb of what it describes, a past form before.

    In "the shops set to close make up 5%" the shops make up 5%; "set" describes them.
    """
    described = index > 3 and tokens[index - 2].tag == "TO" and tokens[index - 4].tag in {"N", "E"}  # noqa: PLR2004 - noun, participle, to, verb
    forms = verb_forms().get(tokens[index - 3].lower, ("", ""))[1] if described else ""
    base = verb_forms()[tokens[index].lower][0] == tokens[index].lower
    past = described and (forms in {"VN", "VD"} or tokens[index - 3].lower == "set")
    if past and base:
        tokens[index - 3].tag = "VN"
    return bool(past and base)


def holds_view(tokens: Sequence[Token], index: int) -> bool:
    """Whether a share of people does something: "51 percent back Roe", "40% say that"."""
    share = index > 0 and is_of_people(tokens[index - 1])
    if share and verb_forms()[tokens[index].lower][0] in words("verbs", "views"):
        return True
    ahead = tokens[index + 1] if index + 1 < len(tokens) else None
    if not share or ahead is None:
        return False
    return (
        ahead.tag == "E"
        or ahead.lower in {"of", "that", "they", "it", "he", "she", "to"}
        or closed_classes().get(ahead.lower) in {"DT", "PS"}
    )


def is_of_people(token: Token) -> bool:
    """Whether a quantity is a share, which in prose is mostly of people."""
    return token.quantity is not None and token.quantity.unit == "%"


def agrees(tokens: Sequence[Token], index: int) -> bool:
    """Whether a present form fits the noun before it: "prices rise", "the price rises"."""
    subject = tokens[index - 1] if index else None
    if subject is None or subject.tag not in {"N", "E"}:
        return True
    lower = tokens[index].lower
    base = verb_forms()[lower][0] == lower
    if subject.tag == "E":
        people = any(entity.adjective for entity in subject.entities)
        if people and subject.text.endswith("s"):
            return base  # "Peruvians approve"
        adjective = people
        if adjective and subject.text.endswith("s"):
            return base
        return (
            not adjective
            and not subject.text.endswith("-based")
            and not (base and not subject.text.endswith("s"))
        )
    ends = subject.lower.endswith("s") and not subject.lower.endswith(("ss", "us", "is"))
    plural = ends or subject.lower in words("words", "plural")
    return plural == base


def word_after(tokens: Sequence[Token], index: int, step: int = 1) -> str:
    """The word some places on, lower case; empty where a name, number or mark stands there."""
    at = index + step
    return tokens[at].lower if at < len(tokens) and not tokens[at].tag else ""


def is_infinitive(follows: str) -> bool:
    """Whether the word after "to" is a verb's base form, or an adverb before one."""
    base = verb_forms().get(follows, ("", ""))[0]
    known = bool(follows) and base == follows and follows not in words("words", "noun")
    return (
        known
        or follows in {"be", "have", "do", "cost", "test", "record", "total", "store", "level"}
        or follows.endswith("ly")
    )
