"""Who is who, measured: on other people's annotation, on generated piles, and on short piles marked by hand."""
