"""Training: read the corpus, fit and cross-validate the models, write weights and their cards.

Nothing imports this folder at run time; it needs the extra ``claimledger[training]``.

1. ``corpus`` reads pages and the answers that annotators gave for them.
"""
