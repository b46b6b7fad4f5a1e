"""Inputs that nobody would write, made from such as somebody did: seeds, how they are changed, and what must hold all the same."""
