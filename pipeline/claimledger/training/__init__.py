"""Training: read the corpus, fit and cross-validate the models, write weights and figures.

Nothing imports this folder at run time; it needs the extra ``claimledger[training]``.

1. ``corpus`` reads pages and the answers that annotators gave for them; ``reading`` reads the pages
   as the program does.
2. ``agreement`` says when an answer is right, ``targets`` where a window has the right spans.
3. ``network`` is the encoder, ``fitting`` trains it and writes it as ONNX.
4. ``ranks`` asks the rankers about pages that the encoder has not seen, ``growing`` grows their
   trees, ``tuning`` finds thresholds and figures.
5. ``calibrating`` calibrates what is shipped on pages that are kept for that.
6. ``judging`` writes the claims that are read of held-out pages, for a scorer.
7. ``train`` does all of it; ``make models`` calls it, and ``make calibrate`` its last step.
"""
