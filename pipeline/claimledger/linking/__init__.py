"""Links across articles: near-duplicates, entities, indicators and comparisons."""
