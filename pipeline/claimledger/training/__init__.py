"""Training: read the corpus, fit and cross-validate the models, write weights and figures.

Nothing imports this folder at run time; it needs the extra ``claimledger[training]``.

1. ``corpus`` loads pages and their annotations; ``reading`` processes the pages as claimledger
does. 2. ``agreement`` decides whether an answer is right; ``targets`` finds the right spans of a
window. 3. ``network`` is the encoder; ``fitting`` trains it and exports it as ONNX. 4. ``ranks``
cross-validates the rankers on pages that the encoder was not trained on; ``growing``
   grows their trees; ``tuning`` chooses thresholds and computes figures.
5. ``calibrating`` calibrates the shipped models on pages that are reserved for this.
6. ``judging`` writes the claims on held-out pages for a scorer.
7. ``train`` runs all steps; ``make models`` calls it, and ``make calibrate`` calls its last step.
"""
