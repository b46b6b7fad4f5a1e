"""Which statements make one claim, which origins are one, what contradicts what."""
