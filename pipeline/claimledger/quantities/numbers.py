"""Read the numerals of a piece, in digits and in words, with their signs."""

from decimal import Decimal

from claimledger.quantities.digits import digits
from claimledger.quantities.pieces import Piece
from claimledger.quantities.scales import HYPHENS, MINUS, Numeral
from claimledger.quantities.words import starts, words


def numerals(p: Piece) -> list[Numeral]:
    """Every numeral of a piece, left to right."""
    found: list[Numeral] = []
    end = 0
    readers, fold = starts(p.lexicon), p.lexicon.fold
    for i, word in enumerate(p.low):
        if i < end or not (word in readers or word[0].isdecimal() or word.endswith(fold)):
            continue
        numeral = digits(p, i) if word[0].isdecimal() else words(p, i)
        if numeral is None:
            continue
        numeral.head = numeral.i + (p.low[numeral.i] in p.lexicon.articles)
        if numeral.style == "digits":
            _pointed(p, numeral)
        if numeral.i and numeral.style in ("digits", "words", "fraction"):
            _signed(p, numeral)
        found.append(numeral)
        end = numeral.j
    return found


def _pointed(p: Piece, numeral: Numeral) -> None:
    """Take in a leading decimal point: .500, but not the point of 192.168.1."""
    i = numeral.i
    if not i or p.words[i - 1] != "." or not p.glued(i) or not p.words[i].isdecimal():
        return
    before = p.words[i - 2][-1] if i > 1 and p.glued(i - 1) else " "
    if not before.isalnum() and before != ".":
        numeral.value /= Decimal(10) ** len(p.words[i])
        numeral.i = i - 1


def _signed(p: Piece, numeral: Numeral) -> None:
    """Take in a minus sign glued to the figure and to nothing before it, or the word minus."""
    k, signs = numeral.i - 1, p.lexicon.sign_words
    if p.words[k] in HYPHENS and k and p.low[k - 1] in signs:
        k -= 1
    if p.low[k] in signs:
        negative = not (k and (p.words[k - 1][0].isdigit() or p.low[k - 1] in p.lexicon.or_))
    else:
        before = p.words[k - 1][-1] if k else " "
        alone = k == 0 or not p.glued(k) or not (before.isalnum() or before == "%")
        negative = p.words[k] in MINUS and alone and (k == 0 or p.glued(numeral.i))
    if negative:
        numeral.value, numeral.i = -numeral.value, k
    elif p.words[k] == "+" and p.glued(numeral.i) and not p.glued(k):
        numeral.i = k
