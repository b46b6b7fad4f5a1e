"""Figures of one thing over time, and which of them cannot both be right."""
