"""Find every number in news prose, and say what it is.

A text goes through these steps; each module does one of them.

1. ``pieces`` cuts the text into sentence-like pieces that can hold a number, and ``tokens`` those
   into tokens. A piece carries the words of its language: ``lexicon``, with ``unit_tables``.
2. ``numbers`` reads numerals (``digits``, ``words``, ``scales``); ``claimed`` leaves out those
   that a date or clock time has claimed.
3. ``mentions`` reads what stands around each: ``money``, ``units``, ``rates``, ``counts`` with
   their ``nouns``.
4. ``ranges`` and ``parts`` join neighbours that are one amount; ``elision`` gives bare numbers the
   unit they share.
5. ``qualifying`` adds bound, direction and kind; ``roles`` says which numbers are no claims;
   ``measures`` says what is measured.
6. ``finding`` makes one record of each; ``coverage`` lists the numerals that nothing accounts for.

How to add a unit, a currency or a word
    Add one line to a file in ``language/en/quantities``: ``units.yaml``, ``currencies.yaml``,
    ``hedges.yaml``, ``change.yaml``, ``numbers.yaml``, ``grammar.yaml``, ``tables.yaml`` (heads of
    tables) or ``roles.yaml`` (rules); each says above its lists what a line means, and a new list
    is an attribute of ``Lexicon``. What CLDR and pint know is in ``derived.json``, which
    ``python -m claimledger.quantities.derive`` writes. Every line of ``units.yaml`` and
    ``currencies.yaml`` is tested by itself, so that a new one needs no new test.

How to add a rule
    A rule says what a number is when it is no claim. Add a line with its name, the role it gives,
    the reason that the published table shows and the styles of numerals it speaks of to
    ``role_rules.yaml``, where it is to be asked: the first rule that holds decides. Write its test,
    a function of a piece and a reading, under ``@rule(name)`` in the file of ``roles`` that it
    belongs to. Its words are lists of ``roles.yaml``. Give the tests two texts or more that it must
    decide (``hits``) and two that look alike and that it must leave alone (``misses``), in
    ``tests/unit/quantities/roles/rule_examples.yaml``. State a fact of the language, of units or of
    notation, and say in a comment why the rule is as narrow as it is. A whole sentence with all
    that it holds goes into ``tests/golden/quantities.yaml``.
"""

from claimledger.quantities.coverage import uncovered_numerals
from claimledger.quantities.finding import find_quantities

__all__ = ["find_quantities", "uncovered_numerals"]
