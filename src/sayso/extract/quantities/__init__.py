"""Amounts: how many and how much, with their bounds, units, changes, and what is counted or measured."""

from sayso.extract.quantities.find import find_quantities

__all__ = ["find_quantities"]
