"""Parts of speech by closed classes, verb forms and the word before: light, fast, no model."""

from collections.abc import Sequence

from pipeline.joining.lexicon import closed_classes, verb_forms, words
from pipeline.joining.tokens import Token

NOMINAL = frozenset({"N", "E", "J", "Q", "POS", "VG"})
BEFORE_NOUN = frozenset({"DT", "PS", "POS", "J"})
SUBJECTS = frozenset({"PR", "WH"})
ADJECTIVE_ENDINGS = (
    "al",
    "ive",
    "ous",
    "ful",
    "less",
    "able",
    "ible",
    "ary",
    "ern",
    "ese",
    "ic",
    "ish",
    "est",
)
VERBAL = frozenset({"V", "VD", "VN", "VG", "VB", "BE", "HV", "DO", "MD"})
MARKS = frozenset(",;:()[]—–-“”\"‘’'…")


def tag(tokens: Sequence[Token]) -> None:
    """Give every token without a tag its tag and its lemma, in place."""
    before = ""
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if not token.tag:
            token.tag = tag_of(token, before, tokens[index - 1] if index else None, following)
        if not token.lemma:
            token.lemma = verb_forms().get(token.lower, (token.lower, ""))[0]
        if token.tag != "RB":
            before = token.tag
    settle_participles(tokens)


def tag_of(token: Token, before: str, previous: Token | None, following: Token | None) -> str:
    """The tag of one word from its form, the tag before it and the word after it."""
    lower = token.lower
    if lower in {"'s", "’s"}:
        return possessive_or_verb(previous, following)
    if (
        lower in {"'", "’"}
        and previous is not None
        and previous.lower.endswith("s")
        and previous.end == token.start
    ):
        return "POS"
    if not lower[0].isalnum():
        return token.text
    if lower[-1] in "'’":
        return "N"
    closed = closed_classes().get(lower)
    if closed is not None:
        return closed_tag(token, closed, before, following)
    if lower[0].isdigit():
        return "NUM"
    if "-" in lower and lower not in verb_forms():
        return (
            "J"
            if following is not None
            and following.lower.isalnum()
            and not lower.endswith(("ers", "or"))
            else "N"
        )
    return open_tag(lower, before, previous, following)


def possessive_or_verb(previous: Token | None, following: Token | None) -> str:
    """Whether "'s" owns or is: it is "is" after a pronoun, or before a participle or article."""
    if (
        previous is not None
        and previous.lower in closed_classes()
        and previous.tag in {"PR", "WH", "RB"}
    ):
        return "BE"
    if following is not None and following.lower in {
        "a",
        "an",
        "the",
        "not",
        "been",
        "going",
        "set",
    }:
        return "BE"
    return "POS"


def closed_tag(token: Token, closed: str, before: str, following: Token | None) -> str:
    """Words of two closed classes, settled by their neighbours."""
    if token.lower == "to":
        return "TO" if following is not None and is_infinitive(following) else "IN"
    if (
        token.lower == "that"
        and following is not None
        and verb_forms().get(following.lower)
        and before in {"N", "E"}
    ):
        return "PR"
    if token.lower in {"will", "may", "can", "might", "must"} and before in BEFORE_NOUN:
        return "N"
    if token.lower in {"up", "down"} and following is not None and following.tag == "Q":
        return "RB"
    return closed


def is_infinitive(following: Token) -> bool:
    """Whether the word after "to" is a verb's base form, or an adverb before one."""
    if following.tag:
        return False
    base = verb_forms().get(following.lower, ("", ""))[0]
    known = base == following.lower and following.lower not in words("words", "noun")
    return known or following.lower in {"be", "have", "do"} or following.lower.endswith("ly")


def open_tag(lower: str, before: str, previous: Token | None, following: Token | None) -> str:
    """Nouns, adjectives and verbs, by form and by the tag before."""
    known = verb_forms().get(lower)
    if lower in words("words", "adjective") and (before not in {"MD", "TO", "HV"} or known is None):
        return "J"
    if known is None and lower.endswith("ing") and len(lower) > 5:
        known = (lower[:-3], "VG")
    elif known is None and lower.endswith("ed") and len(lower) > 4:
        known = (lower[:-2], "VD")
    noun = lower in words("words", "noun")
    if known is not None:
        if known[1] == "V" and not agrees(lower, known[0], previous):
            noun = True
        return verb_tag(known[1], before, following, noun=noun)
    if noun:
        return "N"
    if lower.endswith("ly") and len(lower) > 4:
        return "RB"
    return "J" if lower.endswith(ADJECTIVE_ENDINGS) else "N"


def agrees(form: str, base: str, subject: Token | None) -> bool:
    """Whether a present form fits the noun before it: "prices rise", "the price rises"."""
    if subject is None or subject.tag not in {"N", "E"}:
        return True
    if subject.tag == "E":
        return not any(entity.adjective for entity in subject.entities) and "-" not in subject.text
    plural = subject.lower.endswith("s") or subject.lower in {
        "people",
        "data",
        "police",
        "men",
        "women",
        "children",
    }
    return plural == (form == base)


def verb_tag(form: str, before: str, following: Token | None, *, noun: bool) -> str:  # noqa: PLR0911 - one return a reading
    """The reading of a form that can be a verb: verb, noun or adjective."""
    if before in {"MD", "TO", "DO"}:
        return "VB" if form in {"V", "VN"} else form
    if before in {"BE", "HV"}:
        return {"VD": "VN", "V": "N" if noun else "VN"}.get(form, form)
    if before in SUBJECTS:
        return form
    if form in {"VD", "VN"}:
        nominal_next = (
            following is not None
            and not following.tag
            and following.lower.isalpha()
            and following.lower not in closed_classes()
        )
        if before in BEFORE_NOUN or (before in {"IN", "CC", "", ",", "Q"} and nominal_next):
            return "J"
        return form if before in {"N", "E", "T", "Q", ",", "RB", "CC", ")", "POS"} else "VN"
    if form == "VG":
        return "N" if noun or before in BEFORE_NOUN else "VG"
    if noun or before in BEFORE_NOUN or before in {"IN", "", "Q", "V", "VG", "VD", "CC"}:
        return "N"
    return "V" if before in {"N", "E", "T", ")", ",", "RB", "PR", "”"} else "N"


def settle_participles(tokens: Sequence[Token]) -> None:
    """A past form before a later finite verb of the same clause is a participle.

    "goods shipped to Peru rose" has one finite verb, "rose"; a comma, conjunction or pronoun
    between the two would begin another clause.
    """
    pending: int | None = None
    for index, token in enumerate(tokens):
        if token.tag in {",", ";", ":", "CC", "SB", "PR", "WH", "—", "–", "“", "”"}:
            pending = None
        elif token.tag in {"V", "VD", "BE", "HV", "MD", "DO"}:
            following = tokens[index - 1].tag if index else ""
            if pending is not None and following not in {"RB", "HV", "BE", "MD"}:
                tokens[pending].tag = "VN"
            pending = (
                index if token.tag == "VD" and token.lower.endswith(("ed", "d", "t", "n")) else None
            )
