"""Parts of speech by closed classes, verb forms and the word before: light, fast, no model."""

from collections.abc import Sequence

from pipeline.joining.lexicon import closed_classes, verb_forms, verbs, words
from pipeline.joining.tokens import Token

BEFORE_NOUN = frozenset({"DT", "PS", "POS", "J"})
SUBJECTS = frozenset({"PR", "WH"})
FINITE = frozenset({"V", "VD", "BE", "HV", "MD", "DO"})
CLAUSE_MARKS = frozenset({",", ";", ":", "CC", "SB", "PR", "WH", "—", "–", "“", "”", '"', "("})
ADJECTIVE_ENDINGS = tuple(
    ["al", "ive", "ous", "ful", "less", "able", "ible", "ary", "ern", "ese", "ic", "ish", "est"]
)
IS_AFTER = frozenset({"a", "an", "the", "not", "been", "going", "set"})
LOOK_AHEAD = 12


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
    settle_participles(tokens)
    settle_gerund(tokens)
    settle_heads(tokens)
    settle_perceived(tokens)


def word_after(tokens: Sequence[Token], index: int, step: int = 1) -> str:
    """The word some places on, lower case; empty where a name, number or mark stands there."""
    at = index + step
    return tokens[at].lower if at < len(tokens) and not tokens[at].tag else ""


def tag_of(tokens: Sequence[Token], index: int, before: str) -> str:
    """The tag of one word from its form, the tag before it and the words after it."""
    token = tokens[index]
    lower = token.lower
    if not lower[0].isalnum():
        return mark_tag(tokens, index)
    if lower[-1] in "'’":
        return "N"
    closed = closed_classes().get(lower)
    if closed is not None:
        return closed_tag(tokens, index, closed, before)
    if lower[0].isdigit():
        return "NUM"
    if " " in lower or lower in {"year-on-year", "year-over-year", "month-on-month"}:
        return "RB"
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
    return token.text


def closed_tag(tokens: Sequence[Token], index: int, closed: str, before: str) -> str:
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
    if lower in {"will", "may", "can", "might", "must"} and before in BEFORE_NOUN:
        return "N"
    if lower == "back" and before == "Q" and holds_view(tokens, index):
        return "V"
    if lower in {"up", "down"} and index + 1 < len(tokens) and tokens[index + 1].tag == "Q":
        return "RB"
    return closed


def is_infinitive(follows: str) -> bool:
    """Whether the word after "to" is a verb's base form, or an adverb before one."""
    base = verb_forms().get(follows, ("", ""))[0]
    known = bool(follows) and base == follows and follows not in words("words", "noun")
    return (
        known
        or follows in {"be", "have", "do", "cost", "test", "record", "total", "store", "level"}
        or follows.endswith("ly")
    )


def open_tag(tokens: Sequence[Token], index: int, before: str) -> str:
    """Nouns, adjectives and verbs, by form and by the tag before."""
    lower = tokens[index].lower
    form = verb_forms().get(lower, ("", ""))[1]
    if before in {"TO", "MD"} and not form:
        return "VB"
    if not form and lower.endswith(("ing", "ed")) and len(lower) > 5:
        form = "VG" if lower.endswith("ing") else "VD"
    adjective = lower in words("words", "adjective")
    if adjective and (not form or before in BEFORE_NOUN | {"IN", "CC", "Q", ""}):
        return "J"
    if form:
        return verb_tag(tokens, index, form, before)
    if adjective or (lower.endswith(ADJECTIVE_ENDINGS) and lower not in words("words", "noun")):
        return "J"
    return "RB" if lower.endswith(("ly", "wide")) and len(lower) > 4 else "N"


def verb_tag(tokens: Sequence[Token], index: int, form: str, before: str) -> str:
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
        return "N" if noun or before in BEFORE_NOUN else "VG"
    return present_tag(tokens, index, before, noun=noun)


def past_tag(tokens: Sequence[Token], index: int, form: str, before: str) -> str:
    """A past form is an adjective before a noun, else the verb of what stands before it."""
    follows = word_after(tokens, index)
    nominal = follows.isalpha() and follows not in closed_classes()
    if before == "Q" and has_agent(tokens, index):
        return "VN"
    if before in BEFORE_NOUN or (before in {"IN", "CC", "", "Q"} and nominal):
        return "J" if nominal or before in BEFORE_NOUN else "VN"
    return form if before in {"N", "E", "T", "Q", ",", "RB", "CC", ")", "POS", "”", '"'} else "VN"


def has_agent(tokens: Sequence[Token], index: int) -> bool:
    """Whether "by" somebody follows in the clause: "two bridges built in Peru by the firm"."""
    for at in range(index + 1, min(index + LOOK_AHEAD, len(tokens) - 1)):
        if tokens[at].lower in {",", ".", ";"} or tokens[at].tag == "Q":
            return False
        if tokens[at].lower == "by":
            return tokens[at + 1].tag not in {"Q", "T"}
    return False


def present_tag(tokens: Sequence[Token], index: int, before: str, *, noun: bool) -> str:
    """A present form is a verb after a noun that it agrees with, else mostly a noun."""
    lower = tokens[index].lower
    follows = word_after(tokens, index)
    if (
        before == "Q"
        and not holds_view(tokens, index)
        and lower in words("words", "unchanging")
        and follows in {"aside", "for", "by", "on", "at"}
    ):
        return "VN"
    if before == "Q" and holds_view(tokens, index):
        return "V"
    if before in BEFORE_NOUN or before in {"IN", "Q", "V", "VG", "VD", ""}:
        return "N"
    subject = before in {"N", "E", "T", ")", ",", "”", '"'}
    if follows == "that" and before in {"E", "T"}:
        return "V"
    if subject and follows == "to" and is_infinitive(word_after(tokens, index, 2)):
        return "V"
    if lower in words("words", "unchanging") or verb_forms()[lower][0] in {
        "cost",
        "total",
        "number",
    }:
        ahead = tokens[index + 1].tag if index + 1 < len(tokens) else ""
        opens = (
            ahead in {"Q", "E"}
            or closed_classes().get(follows) in {"DT", "PS"}
            or follows.endswith("s")
            or (
                before == "E"
                and closed_classes().get(follows, "N") not in {"IN", "CC"}
                and bool(follows)
            )
        )
        return "V" if before in {"N", "E", "T", "CC", ","} and opens else "N"
    if noun or not agrees(tokens, index) or follows.endswith("ing"):
        return "N"
    if before == "CC":
        return "V" if closed_classes().get(follows) in {"DT", "PS", "IN"} else "N"
    return "V" if subject else "N"


def holds_view(tokens: Sequence[Token], index: int) -> bool:
    """Whether a share of people does something: "51 percent back Roe", "40% say that"."""
    share = tokens[index - 1].lower.endswith(("%", "percent", "per cent")) if index else False
    ahead = tokens[index + 1] if index + 1 < len(tokens) else None
    if not share or ahead is None:
        return False
    return (
        ahead.tag == "E"
        or ahead.lower in {"of", "that", "they", "it", "he", "she", "to"}
        or closed_classes().get(ahead.lower) in {"DT", "PS"}
    )


def agrees(tokens: Sequence[Token], index: int) -> bool:
    """Whether a present form fits the noun before it: "prices rise", "the price rises"."""
    subject = tokens[index - 1] if index else None
    if subject is None or subject.tag not in {"N", "E"}:
        return True
    lower = tokens[index].lower
    base = verb_forms()[lower][0] == lower
    if subject.tag == "E":
        adjective = any(entity.adjective for entity in subject.entities)
        return (
            not adjective
            and not subject.text.endswith("-based")
            and not (base and not subject.text.endswith("s"))
        )
    plural = subject.lower.endswith("s") or subject.lower in words("words", "plural")
    return plural == base


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
            active = pending is not None and has_object(tokens, pending)
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


def has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether an object follows a verb at once, so that it is no passive participle."""
    return at + 1 < len(tokens) and tokens[at + 1].tag in {"Q", "DT", "PS", "E"}


def settle_clausal(tokens: Sequence[Token]) -> None:
    """ "after", "since" and their like open a clause where a finite verb follows."""
    for index, token in enumerate(tokens):
        if token.tag != "IN" or token.lower not in words("words", "clausal"):
            continue
        for ahead in tokens[index + 1 : index + LOOK_AHEAD]:
            if ahead.tag in {",", ";", ":", ".", "“", "”", '"', "—", "CC", "Q"}:
                break
            if ahead.tag in FINITE:
                token.tag = "SB"
                break


def settle_heads(tokens: Sequence[Token]) -> None:
    """An adjective that nothing follows which it could describe is the noun: "the trial ran"."""
    for index in range(1, len(tokens)):
        token = tokens[index]
        if token.tag != "J" or tokens[index - 1].tag not in BEFORE_NOUN | {"N"}:
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
    """ "saw its revenue drop": a base form after what was seen is a verb."""
    seen: int | None = None
    for index, token in enumerate(tokens):
        if token.tag in CLAUSE_MARKS:
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
            and verb_forms().get(token.lower, ("", ""))[0] == token.lower
        ):
            ahead = tokens[index + 1] if index + 1 < len(tokens) else None
            if ahead is not None and (
                ahead.tag in {"Q", "T"} or ahead.lower in {"by", "to", "from", "in"}
            ):
                token.tag = "V"
