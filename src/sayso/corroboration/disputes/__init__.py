"""Who says that what another says is not so: the two sides of a claim."""
