"""Links across articles: near-duplicates and comparisons."""
