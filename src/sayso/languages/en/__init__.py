"""English: the parser, and word lists in TOML files that the extractors load by name."""
