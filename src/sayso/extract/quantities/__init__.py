"""Amounts: how many and how much, with their bounds, units, changes, and what is counted or measured."""

from sayso.extract.quantities.described import describe
from sayso.extract.quantities.find import find_quantities

__all__ = ["describe", "find_quantities"]
