"""The learned reader of claims, which is to replace the rules of the folder above.

It is trained and measured by ``claimledger.training``; a build uses the rules until its figures on
unseen pages are better than theirs.

1. ``windows`` cuts an article into windows of tokens, ``encoder`` scores spans and classes for
   every quantity in them.
2. ``candidates``, ``period_candidates`` and ``choices`` list what may answer each field;
   ``periods`` says what a time comes to, ``names`` when two phrases name the same, ``features``
   describes the candidates with numbers.
3. ``ranking`` chooses the best candidate and says how likely it is to be right; ``answers`` does so
   for all fields of a quantity.
4. ``coreference`` and ``wording`` give the answers their published form, ``assembling`` makes
   claims of them, and ``reader`` does all of it for an article.
"""
