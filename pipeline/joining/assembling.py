"""Claims assembled: each chosen quantity with its frame, participants, period and source."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.identity import mention_id
from pipeline.joining.anaphora import PRONOUN, Draft, Memory, settled_measure
from pipeline.joining.attribution import Attributions
from pipeline.joining.baselines import compared_period, started_from
from pipeline.joining.clauses import Stretch
from pipeline.joining.evidence import Built, Ground
from pipeline.joining.frames import Frame
from pipeline.joining.framing import frame
from pipeline.joining.kinds import direction_of, kind_of
from pipeline.joining.modality import modality_of
from pipeline.joining.participants import Participants, Party, participants
from pipeline.joining.periods import FAR, UNKNOWN, Period, governing, interval
from pipeline.joining.reading import Reader
from pipeline.joining.sources import Source
from pipeline.records import Claim

NEAR = 4
"""A length or size that describes a thing only takes a time that stands beside it."""


def assemble(reader: Reader, drafts: Sequence[Draft]) -> list[Built]:
    """The claims of an article, in the order of its text."""
    attributions = Attributions(reader)
    memory = Memory(reader)
    built: list[Built] = []
    for one in drafts:
        draft = one
        found = frame(reader.text, draft.parsed.tokens, draft.parsed.groups, draft.at)
        draft = with_unit_of_anchor(draft, found)
        pair = memory.pair(draft)
        antecedent = memory.antecedent(draft, found.part)
        measure = settled_measure(
            memory, draft, found, antecedent or owner_of(memory, draft, found), pair
        )
        who = participants(reader.text, draft.parsed.tokens, found, pair, antecedent)
        who = kept_on(memory, draft, found, who)
        period = period_of(reader, draft, found, memory)
        source = attributions.of(draft.index, draft.quantity.start, draft.quantity.end)
        made = make(reader, draft, found, measure, who, period, source)
        memory.keep(draft, found, made.claim, period)
        built.append(made)
    return built


def with_unit_of_anchor(draft: Draft, found: Frame) -> Draft:
    """A bare number that is compared with a percentage is one: "40 percent, from zero"."""
    if (
        found.rule not in {"baseline", "list"}
        or found.anchor is None
        or draft.quantity.unit not in {"", "1"}
    ):
        return draft
    other = draft.parsed.tokens[found.anchor].quantity
    if other is None or other.unit in {"", "1"}:
        return draft
    known = replace(
        draft.quantity, unit=other.unit, unit_code=other.unit_code, unit_kind=other.unit_kind
    )
    return replace(draft, quantity=known)


def owner_of(memory: Memory, draft: Draft, found: Frame) -> Party | None:
    """What "its" inside a measure stands for."""
    return memory.antecedent(draft, found.about)


def kept_on(memory: Memory, draft: Draft, found: Frame, who: Participants) -> Participants:
    """Participants of a sentence that goes on about the same thing: "It also …", "… alone"."""
    before = memory.last_claim(draft.index)
    if before is None or before.subject is None:
        return who
    if who.subject is None or (found.measure and PRONOUN.match(found.measure)):
        counterpart = (
            Party(before.counterpart, before.counterpart_code) if before.counterpart else None
        )
        return Participants(
            Party(before.subject, before.subject_code), who.counterpart or counterpart
        )
    if leans_on_measure(draft, found, before):
        counterpart = (
            Party(before.counterpart, before.counterpart_code) if before.counterpart else None
        )
        return Participants(Party(before.subject, before.subject_code), counterpart)
    also = any(t.lower == "also" for t in draft.parsed.tokens[: draft.at])
    same = who.subject.name == before.subject and who.counterpart is None and before.counterpart
    if also and same and before.sentence_start != draft.parsed.sentence.start:
        return replace(who, counterpart=Party(str(before.counterpart), before.counterpart_code))
    return who


def leans_on_measure(draft: Draft, found: Frame, before: Claim) -> bool:
    """Whether a number is about "this trade", said of the sentence before."""
    stretch = found.about
    if stretch is None or stretch.last - stretch.first != len(("this", "trade")):
        return False
    first, noun = draft.parsed.tokens[stretch.first : stretch.last]
    return (
        first.lower in {"this", "that", "these", "such"}
        and noun.lower in (before.measure or "").lower().split()
    )


def period_of(reader: Reader, draft: Draft, found: Frame, memory: Memory) -> Period:
    """The period stated for a number, else the one carried on from the sentence before."""
    tokens, groups = draft.parsed.tokens, draft.parsed.groups
    bracket = (reader.article.published_earliest, reader.article.published_latest)
    if found.rule == "multiple":
        return memory.same_sentence(draft) or UNKNOWN
    described = (
        (found.rule == "modifier"
        and found.kind == "level")
        or tokens[draft.at].text.endswith(("-word", "-page"))
    )
    far = NEAR if described else FAR
    chosen = governing(tokens, groups, draft.at, baseline=found.rule == "baseline", far=far)
    if chosen is not None:
        stated = interval(tokens, chosen, reader.text, bracket)
        shared = memory.same_sentence(draft)
        return shared if stated.basis == "published" and shared is not None else stated
    if found.rule == "baseline" or described:
        return UNKNOWN
    modality, _ = modality_of(tokens, groups, draft.at, found.verb)
    moves = (
        found.direction in {"up", "down"}
        and found.verb is not None
        and tokens[found.verb.head].tag == "VD"
    )
    return memory.inherited(draft, modality, moves=moves) or UNKNOWN


def make(
    reader: Reader,
    draft: Draft,
    found: Frame,
    measure: str | None,
    who: Participants,
    period: Period,
    source: Source | None,
) -> Built:
    """The claim of one quantity, before numbers are linked with each other."""
    quantity, article = draft.quantity, reader.article
    tokens = draft.parsed.tokens
    sentence = draft.parsed.sentence
    kind = kind_of(quantity, found)
    said = reader.text[sentence.start : sentence.end]
    modality, modal_span = modality_of(tokens, draft.parsed.groups, draft.at, found.verb)
    time_at = next((i for i, t in enumerate(tokens) if t is period.token), None)
    base = started_from(tokens, time_at, period, kind)
    if base == (None, None) and kind in {"change", "level", "ratio"} and found.rule != "baseline":
        base = compared_period(said, period)
    around = reader.text[max(sentence.start, quantity.start - 30) : quantity.start]
    claim = Claim(
        claim_id=mention_id(article.snapshot_id, quantity.head),
        snapshot_id=article.snapshot_id,
        quantity_id=mention_id(article.snapshot_id, quantity.head),
        segment_label=sentence.label,
        quote=reader.text[quantity.start : quantity.end],
        char_start=quantity.start,
        char_end=quantity.end,
        sentence=said,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        value=quantity.value,  # type: ignore[arg-type] - choosing refuses a quantity without a value
        value_high=quantity.value_high,
        bound=quantity.bound,
        kind=kind,
        direction=direction_of(
            quantity, found, around, reader.text[quantity.start : quantity.end].lower()
        ),
        unit=quantity.unit,
        unit_code=quantity.unit_code,
        unit_kind=quantity.unit_kind,
        measure=measure or None,
        subject=who.subject.name if who.subject is not None else None,
        subject_code=who.subject.code if who.subject is not None else None,
        counterpart=who.counterpart.name if who.counterpart is not None else None,
        counterpart_code=who.counterpart.code if who.counterpart is not None else None,
        period_type=period.type,
        period_start=period.start,
        period_end=period.end,
        period_text=period.text,
        period_basis=period.basis,
        time_id=mention_id(article.snapshot_id, period.token.start)
        if period.token is not None
        else None,
        baseline_value=None,
        baseline_period_start=base[0],
        baseline_period_end=base[1],
        baseline_claim_id=None,
        attributed_to=source.name if source is not None else None,
        speaker=source.speaker if source is not None else None,
        modality=modality,
        published_earliest=article.published_earliest,
        published_latest=article.published_latest,
    )
    return Built(
        claim,
        grounds(draft, found, who, period, source, modal_span),
        anchor_head(draft, found),
        found.rule,
        bool(found.measure and PRONOUN.match(found.measure)),
    )


def anchor_head(draft: Draft, found: Frame) -> int | None:
    """Head offset of the number that this one is compared with."""
    if found.rule != "baseline" or found.anchor is None:
        return None
    other = draft.parsed.tokens[found.anchor].quantity
    return other.head if other is not None else None


def grounds(
    draft: Draft,
    found: Frame,
    who: Participants,
    period: Period,
    source: Source | None,
    modal_span: tuple[int, int] | None,
) -> dict[str, Ground]:
    """The ground of each field that a rule filled."""
    quantity, tokens = draft.quantity, draft.parsed.tokens
    number = Ground(quantity.rule, quantity.start, quantity.end)
    verb = found.verb
    governed = Ground(
        found.rule,
        *(
            (tokens[verb.first].start, tokens[verb.last - 1].end)
            if verb is not None
            else (quantity.start, quantity.end)
        ),
    )
    about = Ground(found.rule, *covered(tokens, found.about or found.part))
    made = dict.fromkeys(("value", "value_high", "bound", "unit"), number)
    made |= {"kind": governed, "direction": governed, "measure": about}
    for name, one in (("subject", who.subject), ("counterpart", who.counterpart)):
        if one is not None:
            token = one.token
            made[name] = (
                Ground("entity" if one.code else "phrase", token.start, token.end)
                if token is not None
                else Ground("carried")
            )
    if period.span is not None:
        rule = (
            period.token.time.rule
            if period.token is not None and period.token.time is not None
            else "inherited"
        )
        made |= {
            name: Ground(f"period.{period.basis}:{rule}", *period.span)
            for name in ("period_start", "period_end")
        }
    if source is not None:
        made |= {
            name: Ground(source.rule, source.start, source.end)
            for name in ("attributed_to", "speaker")
        }
    if modal_span is not None:
        made["modality"] = Ground("modality.verb", *modal_span)
    return made


def covered(tokens: Sequence[object], stretch: Stretch | None) -> tuple[int | None, int | None]:
    """Characters of a stretch of tokens."""
    if stretch is None or not stretch or stretch.last > len(tokens):
        return None, None
    first, last = tokens[stretch.first], tokens[stretch.last - 1]
    return first.start, last.end  # type: ignore[attr-defined]
