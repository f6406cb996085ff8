"""The names of the fields that metadata rules fill."""

FIELDS = (
    "title",
    "publisher",
    "url",
    "authors",
    "language",
    "published_earliest",
    "published_latest",
    "captured_at",
    "rights",
)
"""Fields that a finding can support: the columns of ``snapshots`` that a rule fills."""
