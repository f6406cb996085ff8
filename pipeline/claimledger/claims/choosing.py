"""Which quantities assert something about the world; every other one says why it does not."""

from collections.abc import Sequence

from claimledger.claims.counting import is_bare_count
from claimledger.claims.lexicon import verbs, words
from claimledger.claims.tokens import Token
from claimledger.records import Quantity

SMALL = 10
OLDEST = 120
SERIES = 6
"""Words of a line that only counts pictures."""

DEFINITE = frozenset(
    [
        "the",
        "these",
        "those",
        "both",
        "its",
        "their",
        "his",
        "her",
        "our",
        "all",
        "other",
        "’s",
        "'s",
        "my",
        "your",
    ]
)
KNOWN = "counts what is already known"
PEOPLE = frozenset(
    {"he", "she", "i", "who", "mother", "father", "wife", "husband", "son", "daughter", "sister"}
    | {"brother", "grandmother", "grandfather", "child", "boy", "girl", "man", "woman", "baby"}
)
"""Of whom a bare number after "is" says how old they are."""

AGED = frozenset(
    {
        "children",
        "child",
        "people",
        "adults",
        "women",
        "men",
        "kids",
        "girls",
        "boys",
        "those",
        "voters",
        "workers",
        "aged",
        "patients",
    }
)


def refusal(tokens: Sequence[Token], at: int) -> tuple[str, str] | None:  # noqa: PLR0911 - one return a case
    """(role, reason) of a quantity that asserts nothing, or None where it is a claim."""
    quantity = tokens[at].quantity
    if quantity is None or quantity.role != "claim":
        return None
    if quantity.value is None:
        return "other", "no value could be read"
    if is_age(tokens, at, quantity):
        return "age", "an age after the people who have it"
    if names_product(tokens, at):
        return "name", "a size in the name of a product"
    if is_tally(tokens, at):
        return "score", "the two sides of a vote"
    if numbers_item(tokens, at):
        return "ordinal", "numbers an item of a list"
    if is_response(tokens, quantity):
        return "reference", "counts the page's own comments or shares"
    if is_series(tokens, at):
        return "reference", "a place in a series of pictures or pages"
    if not is_bare_count(quantity) or abs(quantity.value) > SMALL:
        return None
    return small_count(tokens, at, quantity)


def small_count(tokens: Sequence[Token], at: int, quantity: Quantity) -> tuple[str, str] | None:  # noqa: PLR0911 - one return a case
    """Small numbers of things are claims only where they say something new."""
    before = tokens[at - 1].lower if at else ""
    noun = head_noun(quantity, tokens, at)
    if before in DEFINITE:
        return "reference", KNOWN
    if quantity.value == 1:
        return "reference", "one of its kind, named rather than counted"
    told = asserted(tokens, at) or says_how_widely(tokens, at, quantity, noun)
    if noun in words("measures", "known_parties") and not told:
        return "reference", KNOWN
    if noun in {"person", "official", "source", "people", "lawmaker", "diplomat"} and speaks_next(
        tokens, at
    ):
        return "reference", "counts unnamed sources"
    if at and tokens[at - 1].tag == "," and speaks(tokens, at + 1):
        return "reference", "counts unnamed sources"
    if describes_share(tokens, at):
        return "reference", "describes what another number of its clause measures"
    return None


def names_product(tokens: Sequence[Token], at: int) -> bool:
    """Whether a size stands right before a proper name: "the 13-inch Norvane Air"."""
    hyphened = "-" in tokens[at].text and tokens[at].quantity is not None
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    named = ahead is not None and any(not e.adjective for e in ahead.entities)
    return hyphened and named


def is_tally(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is one side of a vote: "by a vote of 225 to 201"."""
    first = at if at + 2 < len(tokens) and tokens[at + 1].lower == "to" else at - 2
    if first < 0 or tokens[first].tag != "Q" or tokens[first + 1].lower != "to":
        return False
    pair = tokens[first], tokens[first + 2]
    bare = all(t.quantity is not None and t.quantity.unit == "1" for t in pair)
    voted = any(t.lower in {"vote", "votes", "voted"} for t in tokens[max(0, first - 6) : first])
    return bare and voted


def numbers_item(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number after a noun opens an item: "Question 3: Who pays?"."""
    follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return at == 1 and tokens[0].text[0].isupper() and follows in {":", ".", "–", "—"}


def is_response(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a line without a verb counts what readers left: "12 Comments", "3 likes"."""
    verbless = not any(t.tag in {"V", "VD", "BE", "HV", "MD"} for t in tokens)
    return verbless and quantity.unit.lower() in {"comment", "like", "reply", "retweet", "view"}


def is_series(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line only counts pictures or pages: "Image 3 of 20"."""
    if len(tokens) > SERIES or any(t.tag in {"V", "VD", "BE", "HV", "MD"} for t in tokens):
        return False
    numbers = [i for i, t in enumerate(tokens) if t.tag == "Q"]
    pair = len(numbers) > 1 and tokens[numbers[0] + 1].lower == "of"
    return pair and at in numbers[:2] and numbers[1] == numbers[0] + 2


def is_age(tokens: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Whether a bare number after people is their age: "children under five"."""
    if quantity.unit not in {"", "1"} or at == 0:
        return False
    own = tokens[at].lower.split()[0]
    before = tokens[at - 1].lower.split()[-1]
    if is_years_old(tokens, at, quantity):
        return True
    if own[0].isdigit() and quantity.value_high is not None:
        return before in AGED
    if own in {"under", "over", "below", "above"}:
        return before in AGED
    return before == "aged" or (
        before in {"under", "over", "below", "above"} and at > 1 and tokens[at - 2].lower in AGED
    )


def is_years_old(tokens: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Whether somebody "is 14": a bare number after "was" with a person for its subject."""
    young = quantity.value is not None and quantity.value < OLDEST and quantity.value_high is None
    ends = at + 1 >= len(tokens) or tokens[at + 1].lower in {"when", ",", ".", "at", "and"}
    if (
        not young
        or not ends
        or at <= 1
        or tokens[at - 1].lower not in {"was", "is", "turned", "turns", "am"}
    ):
        return False
    who = tokens[at - 2]
    turned = tokens[at - 1].lemma == "turn"
    kin = who.lower in PEOPLE
    return turned or kin or any(e.kind == "person" for e in who.entities)


def speaks_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether the people counted say something: "two officials briefed on it said"."""
    ahead = tokens[at + 1 : at + 10]
    return any(t.tag in {"VD", "V", "VN"} and t.lemma in verbs("speech") for t in ahead)


def speaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying closes the sentence at `at`: "…, two traders said."."""
    ends = at + 1 < len(tokens) and tokens[at + 1].tag in {".", "IN", "T"}
    return ends and tokens[at].tag == "VD" and tokens[at].lemma in verbs("speech")


def head_noun(quantity: Quantity, tokens: Sequence[Token], at: int) -> str:
    """The counted noun, in the singular where the unit gives it."""
    if quantity.unit not in {"", "1"}:
        return quantity.unit.split()[-1].lower()
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return following.removesuffix("s")


def asserted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb makes a count of parties news: "12 teams were fined", "killed two men"."""
    before = next((t for t in reversed(tokens[:at]) if t.tag not in {"RB", "J"}), None)
    if (
        before is not None
        and before.tag in {"V", "VD", "VN", "VB"}
        and before.lemma not in {"be", "have"}
    ):
        return True
    after = next((t for t in tokens[at + 1 :] if t.tag not in {"RB", "IN", "N", "E", "DT"}), None)
    return (after is not None and after.tag in {"VD", "HV"}) or (
        after is not None and after.lower in {"were", "was"}
    )


def says_how_widely(tokens: Sequence[Token], at: int, quantity: Quantity, noun: str) -> bool:
    """Whether a count says how far something reaches: "in nine states", "at least two"."""
    inside = at > 0 and tokens[at - 1].lower in {"in", "across"}
    return quantity.bound != "eq" or (inside and noun in {"country", "nation", "state", "capital"})


def describes_share(tokens: Sequence[Token], at: int) -> bool:
    """Whether a share is the subject of the verb before: "70% have had two doses"."""
    verb = at - 1
    while verb >= 0 and tokens[verb].tag in {"RB", "DT", "J"}:
        verb -= 1
    if verb < 0 or tokens[verb].tag not in {"V", "VD", "VN", "VB"}:
        return False
    for token in reversed(tokens[:verb]):
        if token.tag in {",", ";", "CC"}:
            return False
        if token.tag == "Q" and token.quantity is not None:
            return token.quantity.unit == "%"
    return False
