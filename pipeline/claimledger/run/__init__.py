"""A run, from a folder of pages to a published version.

1. ``settings`` says where a run reads and writes; ``inventory`` lists the folder, and
   ``remembered`` keeps the list for later steps of the same run.
2. ``intake`` reads files into staged texts.
3. ``steps`` declares the steps of one snapshot, ``transforms`` does them, ``staging`` keeps their
   rows, and ``fingerprints`` tells which rules made them.
4. ``work`` finds the snapshots that a step still has to work on; ``engines`` maps the work over
   processes or a cluster.
5. ``collection`` takes the rows of all snapshots together, and ``frames`` makes the tables.
6. ``build`` does all of it and publishes.
"""
