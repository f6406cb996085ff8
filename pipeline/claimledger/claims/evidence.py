"""Evidence: for each field of a claim the rule that filled it and the characters it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimledger.claims.intervals import Period
from claimledger.claims.participants import Party
from claimledger.claims.settling import Findings
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token
from claimledger.records import Claim, Evidence, Quantity


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining makes of an article: claims, their evidence, quantities with final roles."""

    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a field has its value: a rule and, mostly, characters."""

    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Built:
    """A claim in the making, with the ground of each field.

    ``rule`` is that of its frame; ``leans`` says that a pronoun stood for what it measures.
    """

    claim: Claim
    grounds: dict[str, Ground] = field(default_factory=dict)
    rule: str = ""
    leans: bool = False


COLUMNS = {name: place for place, name in enumerate(Claim.__dataclass_fields__)}


def evidence_of(built: Built) -> Iterator[Evidence]:
    """One row for each field that holds a value and has a ground, in the order of the columns."""
    for name in sorted(built.grounds.keys() & COLUMNS.keys(), key=COLUMNS.__getitem__):
        if getattr(built.claim, name) is not None:
            ground = built.grounds[name]
            yield Evidence(built.claim.claim_id, name, ground.rule, ground.start, ground.end)


def grounds(findings: Findings, modality: tuple[int, int] | None) -> dict[str, Ground]:
    """The ground of each field that a rule filled."""
    quantity, tokens = findings.draft.quantity, findings.draft.parsed.tokens
    found, source = findings.frame, findings.source
    number = Ground(quantity.rule, quantity.start, quantity.end)
    verb = found.verb
    held = covered(tokens, Stretch(verb.first, verb.last)) if verb is not None else None
    governed = Ground(found.rule, *(held or (quantity.start, quantity.end)))
    made = dict.fromkeys(("value", "value_high", "bound", "unit"), number)
    made |= {"kind": governed, "direction": governed}
    made["measure"] = Ground(found.rule, *(covered(tokens, found.about or found.part)))
    for name, one in (("subject", findings.who.subject), ("counterpart", findings.who.counterpart)):
        if one is not None:
            made[name] = of_party(one)
    made |= of_period(findings.period)
    if source is not None:
        named = Ground(source.rule, source.start, source.end)
        made |= {"attributed_to": named, "speaker": named}
    if modality is not None:
        made["modality"] = Ground("modality.verb", *modality)
    return made


def of_party(one: Party) -> Ground:
    """The ground of a subject or counterpart: a known name, the text's words, or carried on."""
    if one.token is None:
        return Ground("party.carried")
    return Ground("party.named" if one.code else "party.worded", one.token.start, one.token.end)


def of_period(period: Period) -> dict[str, Ground]:
    """The ground of a period: how it was found, and the rule that read the time."""
    if period.span is None:
        return {}
    time = period.token.time if period.token is not None else None
    rule = f"period.{period.basis}:{time.rule if time is not None else 'span'}"
    ground = Ground(rule, *period.span)
    return {"period_start": ground, "period_end": ground}


def covered(tokens: Sequence[Token], stretch: Stretch | None) -> tuple[int | None, int | None]:
    """Characters of a stretch of tokens."""
    if stretch is None or not stretch or stretch.last > len(tokens):
        return None, None
    return tokens[stretch.first].start, tokens[stretch.last - 1].end
