"""Whether the capital that opens a sentence is a name's or only the sentence's."""

from claimledger.claims.lexicon import closed_classes, verb_forms, verbs, words
from claimledger.claims.tokens import Names, Token

DEEDS = frozenset(
    {"add", "raise", "cut", "lose", "gain", "boost", "own", "control", "claim", "record"}
)
"""Verbs of amounts that actors do; what else rises and falls is seldom a name."""


COMMON_ENDINGS = (
    "s",
    "ing",
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ance",
    "ence",
    "ers",
    "ors",
    "ists",
    "ly",
    "ed",
)


INDEFINITE = frozenset(
    {"nobody", "everybody", "somebody", "anybody", "everyone", "someone", "anyone", "none"}
    | {"nothing", "everything", "something", "anything"}
)
"""Pronouns that open sentences and name nobody."""


def is_opening_name(tokens: list[Token], parts: list[str], at: int, names: Names) -> bool:  # noqa: PLR0911 - one return a case
    """Whether the capital at a sentence's beginning is more than the sentence's own."""
    lower = parts[at].lower()
    if lower in closed_classes() or lower in INDEFINITE:
        return False
    if parts[at] in names.capital:
        return True
    following = at + 1 < len(tokens) and is_capital(tokens[at + 1])
    listed = (
        lower in verb_forms()
        or lower in words("words", "noun")
        or lower in words("words", "adjective")
    )
    if following:
        return not (listed and lower in names.lower)
    ahead = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if parts[at].endswith("+") or any(c.isupper() for c in parts[at][1:]):
        return True
    if ahead in {"'s", "’s"} and lower.isalpha() and lower not in names.lower:
        return True
    if listed or lower in names.lower or not lower.isalpha():
        return False
    if ahead == "and" and at + 2 < len(tokens) and is_capital(tokens[at + 2]):
        return not lower.endswith(COMMON_ENDINGS)  # "Norvane and Calder fell"
    dated = [t.tag for t in tokens[at + 1 : at + 3]]
    if dated[:1] == ["T"] or (dated[1:] == ["T"] and tokens[at + 1].lower == "on"):
        return True
    verb = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    acts = verb in verb_forms() and verb not in words("words", "noun") and is_deed_of(verb)
    named = not lower.endswith(COMMON_ENDINGS) or is_speaker(lower, verb)
    return acts and len(lower) >= LITTLE and named


def is_speaker(opener: str, verb: str) -> bool:
    """Whether only a name can say or plan what follows: "Calders expects", "Roeing said".

    Plurals take another form ("Traders expect") or share the past one ("Traders said"), and what
    is done says nothing.
    """
    base, form = verb_forms().get(verb, ("", ""))
    speaks = base in verbs("speech") | verbs("plan") | verbs("project")
    one = form == "V" and verb.endswith("s") and verb != base
    return speaks and (opener.endswith("ing") or (opener.endswith("s") and one))


def is_deed_of(verb: str) -> bool:
    """Whether a verb form is of something that actors do, not of what amounts do."""
    base = verb_forms()[verb][0]
    moving = (
        verbs("up")
        | verbs("down")
        | verbs("level")
        | verbs("share")
        | words("verbs", "intransitive")
    )
    return base in DEEDS or base not in moving


ACRONYMS = words("words", "acronym")
LITTLE = 3
"""Words, or letters of a word, too few to tell a headline or a name by."""


def is_capital(token: Token) -> bool:
    """Whether a token can be part of a name."""
    return not token.tag and token.text[0].isupper() and token.text not in ACRONYMS
