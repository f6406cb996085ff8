"""Parts of speech by closed classes, verb forms and the word before: light, fast, no model."""

from collections.abc import Sequence

from claimledger.claims.lexicon import closed_classes, past_only, verb_forms, verbs, words
from claimledger.claims.present_forms import (
    holds_view,
    is_infinitive,
    is_of_people,
    moves,
    present_tag,
    word_after,
)
from claimledger.claims.retagging import (
    BEFORE_NOUN,
    LOOK_AHEAD,
    settle_clausal,
    settle_conjoined,
    settle_focused,
    settle_gerund,
    settle_heads,
    settle_participles,
    settle_perceived,
    settle_reduced,
)
from claimledger.claims.tokens import Token

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


SHORT_VERB = 5
SHORT_ADVERB = 4
"""Shorter words with these endings ("ring", "red", "fly") are seldom what they look like."""

IS_AFTER = frozenset({"a", "an", "the", "not", "been", "going", "set"})


def tag(tokens: Sequence[Token]) -> None:
    """Give every token without a tag its tag and its lemma, in place."""
    before = ""
    for index, token in enumerate(tokens):
        if not token.tag:
            token.tag = tag_of(tokens, index, before)
        if not token.lemma:
            token.lemma = verb_forms().get(token.lower, (token.lower, ""))[0]
        if token.tag != "RB":
            before = token.tag
    settle_clausal(tokens)
    settle_reduced(tokens)
    settle_conjoined(tokens)
    settle_participles(tokens)
    settle_gerund(tokens)
    settle_focused(tokens)
    settle_heads(tokens)
    settle_perceived(tokens)


def tag_of(tokens: Sequence[Token], index: int, before: str) -> str:  # noqa: PLR0911 - one return a case
    """The tag of one word from its form, the tag before it and the words after it."""
    token = tokens[index]
    lower = token.lower
    if not lower[0].isalnum() and lower not in closed_classes():
        return mark_tag(tokens, index)
    if lower[-1] in "'’":
        return "N"
    closed = closed_classes().get(lower)
    if closed is not None:
        return closed_tag(tokens, index, closed, before)
    if lower == "compared" and before != "BE" and word_after(tokens, index) in {"with", "to"}:
        return "IN"
    if lower == "online" and before == "Q":
        return "RB"
    if lower[0].isdigit():
        return "NUM"
    if " " in lower or lower in {"year-on-year", "year-over-year", "month-on-month"}:
        change = words("measures", "change_up") | words("measures", "change_down")
        return "J" if word_after(tokens, index) in change else "RB"
    if "-" in lower and lower not in verb_forms():
        follows = word_after(tokens, index)
        return "J" if follows.isalnum() and not lower.endswith(("ers", "or")) else "N"
    return open_tag(tokens, index, before)


def mark_tag(tokens: Sequence[Token], index: int) -> str:
    """A mark is its own tag; "'s" owns or is."""
    token = tokens[index]
    previous = tokens[index - 1] if index else None
    if token.lower in {"'s", "’s"}:
        pronoun = previous is not None and previous.tag in {"PR", "WH", "RB", "DT"}
        return "BE" if pronoun or word_after(tokens, index) in IS_AFTER else "POS"
    if token.lower in {"'", "’"} and previous is not None:
        owns = previous.lower.endswith("s") and previous.end == token.start
        return "POS" if owns else token.text
    parted = previous is not None and previous.end < token.start and index + 1 < len(tokens)
    if token.text == "-" and parted and token.end < tokens[index + 1].start:
        return "–"
    return token.text


def closed_tag(tokens: Sequence[Token], index: int, closed: str, before: str) -> str:  # noqa: PLR0911 - one return a case
    """Words of two closed classes, settled by their neighbours."""
    lower = tokens[index].lower
    follows = word_after(tokens, index)
    if lower == "to":
        ahead = tokens[index + 2].tag if index + 2 < len(tokens) else ""
        unknown = (
            follows.isalpha()
            and follows not in words("words", "noun")
            and not follows.endswith("s")
            and ahead == "Q"
        )
        return "TO" if is_infinitive(follows) or unknown else "IN"
    if lower == "so" and follows == "far":
        return "RB"
    if lower == "that":
        if before in {"V", "VD", "VN", "VG"}:
            return "SB"
        moves = follows.endswith("s") and verb_forms().get(follows, ("", ""))[1] == "V"
        if moves and word_after(tokens, index, 2) in {"to", "by", "from", "the", "a"}:
            return "PR"
        relative = before in {"N", "E"} and (
            follows in verb_forms() or closed_classes().get(follows) in {"MD", "BE", "HV", "DO"}
        )
        return "PR" if relative else closed
    named = index + 1 < len(tokens) and tokens[index + 1].tag == "E"
    if lower == "one" and (named or (follows.isalpha() and follows not in closed_classes())):
        return "DT"
    pointing = index > 0 and tokens[index - 1].lower in {"this", "that", "these", "those"}
    if lower in {"will", "may", "can", "might", "must"} and before in BEFORE_NOUN and not pointing:
        return "N"
    if lower == "back" and before == "Q" and holds_view(tokens, index):
        return "V"
    apart = lower in {"all", "both"} and before in {"N", "E"} and follows in verb_forms()
    ahead = tokens[index + 1].tag if index + 1 < len(tokens) else ""
    if apart or (lower in {"up", "down"} and ahead == "Q"):
        return "RB"  # "Chile and Peru both spent"
    return closed


def open_tag(tokens: Sequence[Token], index: int, before: str) -> str:
    """Nouns, adjectives and verbs, by form and by the tag before."""
    lower = tokens[index].lower
    form = verb_forms().get(lower, ("", ""))[1]
    if before in {"TO", "MD"} and not form:
        return "VB"
    if not form and lower.startswith("un") and lower.endswith("ed"):
        return "J"
    if not form and lower.endswith(("ing", "ed")) and len(lower) > SHORT_VERB:
        form = "VG" if lower.endswith("ing") else "VD"
    adjective = lower in words("words", "adjective") and not moves(tokens, index)
    if adjective and (not form or before in BEFORE_NOUN | {"IN", "CC", "Q", ""}):
        return "J"
    if form:
        return verb_tag(tokens, index, form, before)
    if adjective or (lower.endswith(ADJECTIVE_ENDINGS) and lower not in words("words", "noun")):
        return "J"
    adverb = lower.endswith(("ly", "wide")) and lower not in words("words", "noun")
    return "RB" if adverb and len(lower) > SHORT_ADVERB else "N"


def verb_tag(tokens: Sequence[Token], index: int, form: str, before: str) -> str:  # noqa: PLR0911 - one return a case
    """The reading of a form that can be a verb: verb, noun or adjective."""
    noun = tokens[index].lower in words("words", "noun")
    if before in {"MD", "TO", "DO"}:
        return "VB" if form in {"V", "VN"} else form
    if before in {"BE", "HV"}:
        return {"VD": "VN", "V": "N" if noun else "VN"}.get(form, form)
    if before in SUBJECTS:
        return form
    if form in {"VD", "VN"}:
        return past_tag(tokens, index, form, before)
    if form == "VG":
        amount = index + 1 < len(tokens) and tokens[index + 1].tag == "Q"
        if before == "," and amount:
            return "VG"
        return "N" if noun or before in BEFORE_NOUN else "VG"
    return present_tag(tokens, index, before, noun=noun)


def past_tag(tokens: Sequence[Token], index: int, form: str, before: str) -> str:  # noqa: PLR0911 - one return a case
    """A past form is an adjective before a noun, else the verb of what stands before it."""
    lower = tokens[index].lower
    if lower in {"said", "told"} or (before in {"VD", "VN", "T", "Q"} and lower in past_only()):
        return "VD"
    follows = word_after(tokens, index)
    nominal = follows.isalpha() and follows not in closed_classes()
    if index == 1 and tokens[0].lower in {"this", "that"} and follows in closed_classes():
        return "VD"  # "This accounted for", not "This improved plan"
    if before in {"VD", "VN"} and verb_forms().get(tokens[index].lower, ("", ""))[0] in verbs(
        "speech"
    ):
        return "VD"
    if before == "Q" and nominal and is_of_people(tokens[index - 1]) and form == "VD":
        return "VD"
    if before == "Q" and has_agent(tokens, index):
        return "VN"
    previous = tokens[index - 1] if index else None
    heads = previous is not None and (
        (not nominal and is_seeming_adjective(previous)) or moves(tokens, index)
    )
    if before == "J" and previous is not None and heads:
        previous.tag = "N"
        return form
    if before in BEFORE_NOUN or (before in {"IN", "CC", "", "Q"} and nominal):
        return "J" if nominal or before in BEFORE_NOUN else "VN"
    return form if before in {"N", "E", "T", "Q", ",", "RB", "CC", ")", "POS", "”", '"'} else "VN"


def is_seeming_adjective(token: Token) -> bool:
    """Whether only its ending made a word an adjective: "the trial ran"."""
    listed = token.lower in words("words", "adjective") or token.lower.endswith(("ed", "ing"))
    return not listed and "-" not in token.text


def has_agent(tokens: Sequence[Token], index: int) -> bool:
    """Whether "by" somebody follows in the clause: "two bridges built in Peru by the firm"."""
    for at in range(index + 1, min(index + LOOK_AHEAD, len(tokens) - 1)):
        if tokens[at].lower in {",", ".", ";"} or tokens[at].tag == "Q":
            return False
        if tokens[at].lower == "by":
            return tokens[at + 1].tag not in {"Q", "T"}
    return False
