"""Which document was made from which."""
