"""A run: from a folder of pages to a published version.

1. ``settings`` says where a run reads and writes; ``inventory`` lists the folder, and
   ``remembered`` keeps the list for later steps of the same run.
2. ``intake`` reads files into staged texts.
3. ``steps`` declares the steps for one snapshot, ``transforms`` runs them, ``staging`` stores their
   rows, and ``fingerprints`` identifies the rules that made them.
4. ``work`` finds the snapshots that a step still has to process; ``engines`` distributes the work
   over processes or a cluster.
5. ``collection`` combines the rows of all snapshots, and ``frames`` makes the tables.
6. ``build`` runs all of this and publishes the result.
"""
