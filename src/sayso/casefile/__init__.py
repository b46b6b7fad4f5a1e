"""The case on disk, and the only room that speaks SQL."""
