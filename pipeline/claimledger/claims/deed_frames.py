"""Frames of amounts that somebody did something with: "spent $3bn", "emitted two tonnes"."""

from claimledger.claims.bare_frames import goods_after
from claimledger.claims.clauses import VerbGroup
from claimledger.claims.counting import is_share
from claimledger.claims.frames import Frame, Tokens, clause_last, participle, rest
from claimledger.claims.lexicon import load, verbs
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token


def is_deed(token: Token, verb: VerbGroup) -> bool:
    """Whether somebody did something with an amount: "spent $3bn", "emitted two tonnes"."""
    quantity = token.quantity
    money = quantity is not None and quantity.unit_kind in {"money", "price"}
    if money and verb.lemma in {"raise", "lose", "cut", "slash", "add", "shed", "save"}:
        return not verb.passive
    moving = (
        verbs("level")
        | verbs("up")
        | verbs("down")
        | verbs("share")
        | verbs("speech")
        | {"have", "see", "be"}
    )
    return not verb.passive and verb.lemma not in moving and not is_share(token)


def is_goods(tokens: Tokens, at: int) -> bool:
    """Whether what follows "in" is what an amount is in: "in taxes", not "in its business"."""
    return at < len(tokens) and tokens[at].tag in {"N", "J"}


def deed_frame(text: str, tokens: Tokens, at: int, verb: VerbGroup, who: Stretch) -> Frame:
    """As in "The state collected $2bn in taxes", "the firm spent $3bn on ships"."""
    made, agent = participle(verb, tokens), phrase(text, tokens, who)
    tail = Stretch(at + 1, clause_last(tokens, at + 1))
    said = phrase(text, tokens, tail)
    noun = load("verbs")["deeds"].get(verb.lemma)
    goods = tail and tokens[tail.first].lower == "in" and is_goods(tokens, tail.first + 1)
    if goods and said:
        measure = f"{said.removeprefix('in ')} {made} by {agent}"
    elif noun is not None:
        measure = f"{noun} {agent} {said}".strip()
    else:
        quantity = tokens[at].quantity
        extent = load("measures")["extent"].get(quantity.unit if quantity is not None else "")
        measure = f"{extent or 'amount'} {made} by {agent} {said}".strip()
    return Frame("deed", measure, who, tail, verb, None, about=who)


def given_frame(  # noqa: PLR0913, PLR0917 - what the rule that calls it has found
    text: str, tokens: Tokens, at: int, verb: VerbGroup, who: Stretch, thing: Stretch | None
) -> Frame | None:
    """As in "The tax will cost shops $3m", "Roe wrote off $3m in loans": to whom, or in what."""
    agent = phrase(text, tokens, who)
    if thing is not None and verb.lemma in verbs("giving"):
        made = participle(verb, tokens)
        of = "cost of" if verb.lemma == "cost" else f"amount {made} by"
        said = f"{of} {agent} to {phrase(text, tokens, thing)}"
        return Frame("given", said, who, thing, verb, "level", about=who)
    put = points_put(text, tokens, at, verb, who)
    if put is not None:
        return put
    if is_share(tokens[at]) and thing is None and verb.lemma in {"pay", "charge"} and agent:
        tail = phrase(text, tokens, Stretch(at + 1, clause_last(tokens, at + 1)))
        measure = f"rate {participle(verb, tokens)} by {agent} {tail}".strip()
        return Frame("rate.paid", measure, who, None, verb, "level", about=who)
    moving = verbs("up") | verbs("down") | {"be"}
    goods = goods_after(tokens, at) if thing is None and verb.lemma not in moving else None
    if goods is None or not agent:
        return None
    said = f"{phrase(text, tokens, goods)} of {agent}"
    return Frame("amount.goods", said, who, goods, verb, None, about=goods)


def points_put(text: str, tokens: Tokens, at: int, verb: VerbGroup, who: Stretch) -> Frame | None:
    """As in "The duties add 1.5 points to inflation": what the points are of."""
    quantity = tokens[at].quantity
    led = at + 2 < len(tokens) and tokens[at + 1].lower in {"to", "off", "from"}
    share = is_share(tokens[at]) and led and tokens[at + 1].lower != "to"
    points = share or (quantity is not None and quantity.unit.endswith("point"))
    if not led or not points or verb.lemma not in {"add", "shave", "knock", "take", "cut"}:
        return None
    about, way = rest(tokens, at + 2), "up" if verb.lemma == "add" else "down"
    said = phrase(text, tokens, about)
    return Frame("points.put", said, about or who, who, verb, "change", way, about=about)
