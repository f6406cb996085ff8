"""Modality: is a number reported, projected, planned, threatened, hypothetical or denied."""

from collections.abc import Sequence

from pipeline.joining.clauses import VerbGroup
from pipeline.joining.lexicon import verbs
from pipeline.joining.tokens import Token

EXPECTING = verbs("project") - {"see", "estimate"}
"""Verbs that look ahead; an estimate may be of the past."""


REACH = 25
"""How many words before a number a verb may say how it is meant."""


DECIDED = frozenset(
    {"levy", "impose", "raise", "cut", "introduce", "open", "close", "build", "invest", "hire"}
    | {"spend", "buy", "pay", "sell", "launch", "charge", "abolish", "scrap", "freeze", "lay"}
    | {"cap", "fund", "allocate", "lower", "provide", "send", "borrow", "create", "tax", "reduce"}
)
"""What somebody who "will" do it has decided: "the city will build 900 homes"."""


POLICIES = frozenset(
    {"tax", "taxes", "duty", "duties", "tariff", "tariffs", "levy", "levies", "contributions"}
    | {"minimum", "benefits", "pensions", "fees", "fares", "spending", "funding", "budget"}
    | {"allowance", "threshold", "subsidies"}
)
"""What a government or company sets: that it "will" rise is a decision, no forecast."""


CONDITIONAL = frozenset({"if", "unless"})


def modality_of(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, verb: VerbGroup | None
) -> tuple[str, tuple[int, int] | None]:
    """The modality of the number at token `at`, and the characters that show it."""
    near = [g for g in groups if g.last <= at + 1 and at - g.last < REACH][-3:]
    if verb is not None and verb not in near:
        near.append(verb)
    for group in reversed(near):
        if any(t.lower == "according" for t in tokens[group.last : at]):
            continue
        found = group_modality(tokens, group)
        if found is not None:
            return found, (tokens[group.first].start, tokens[group.last - 1].end)
    for index in range(max(0, at - REACH), at):
        if tokens[index].lower in CONDITIONAL and not any(t.tag == "," for t in tokens[index:at]):
            return "hypothetical", (tokens[index].start, tokens[index].end)
    return "reported", None


def is_policy(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether what "will" move is set by decision: "the minimum wage will rise 6%"."""
    before = [t.lower for t in tokens[max(0, group.first - 6) : group.first]]
    return bool(POLICIES & set(before)) and not {"expect", "forecast", "if"} & set(before)


def group_modality(tokens: Sequence[Token], group: VerbGroup) -> str | None:  # noqa: PLR0911 - one return a case
    """What the words of one verb group make of the number after it."""
    inside = tokens[group.first : group.last]
    lemmas = {t.lemma for t in inside} | {t.lower for t in inside}
    passive_set = "set" in lemmas and any(t.tag == "TO" for t in inside)
    ahead = tokens[group.last].lower if group.last < len(tokens) else ""
    if lemmas & verbs("threaten") and (ahead == "to" or any(t.tag == "TO" for t in inside)):
        return "threatened"
    if lemmas & {"deny", "refute"}:
        return "denied"
    if lemmas & {"would", "could", "might", "may"}:
        return "hypothetical"
    if passive_set or (
        lemmas & (EXPECTING)
        and (group.passive or group.lemma in EXPECTING or any(t.tag == "TO" for t in inside))
    ):
        return "projected"
    if lemmas & {
        "plan",
        "aim",
        "intend",
        "pledge",
        "propose",
        "vow",
        "promise",
        "target",
        "commit",
    }:
        return "planned"
    if lemmas & {"will", "'ll", "’ll", "shall", "wo"}:
        return "planned" if group.lemma in DECIDED or is_policy(tokens, group) else "projected"
    return None
