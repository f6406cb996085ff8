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
    tables) or ``roles.yaml`` (rules). A comment above each list says what a line means; a new list
    becomes an attribute of ``Lexicon``. Units from CLDR and pint are in ``derived.json``, which
    ``python -m claimledger.quantities.derive`` writes. The tests check every line of ``units.yaml``
    and ``currencies.yaml``, so a new line needs no new test.

How to add a rule
    Such a rule gives a role to a number that is no claim. Add a line to ``role_rules.yaml`` with
    the name of the rule, the role, the reason that the published table shows, and the styles of
    numerals that the rule applies to. The order of lines matters, because the first rule that holds
    decides. Write the test of the rule, a function of a piece and a reading, under ``@rule(name)``
    in the file of ``roles`` that fits. The words of a rule are lists in ``roles.yaml``. In
    ``tests/unit/quantities/roles/rule_examples.yaml``, add at least two texts that the rule must
    decide (``hits``) and two similar ones that it must not (``misses``). A rule states a fact of
    the language, of units or of notation; a comment says why it is as narrow as it is. Whole
    sentences with everything in them go into ``tests/golden/quantities.yaml``.
"""

from claimledger.quantities.coverage import uncovered_numerals
from claimledger.quantities.finding import find_quantities

__all__ = ["find_quantities", "uncovered_numerals"]
