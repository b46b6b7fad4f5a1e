"""Settings for all tests: property tests are bounded in number, never in time (timings gate nothing)."""

from hypothesis import settings

settings.register_profile("sayso", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("sayso")
