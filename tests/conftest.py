"""Settings for all tests: property tests are bounded in number, never in time (timings gate nothing)."""

from hypothesis import settings

from tests.worlds import chromium

settings.register_profile("sayso", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("sayso")


def pytest_terminal_summary(terminalreporter):
    """Says where the pages were not tried in a real browser."""
    if chromium.find() is None:
        terminalreporter.write_line("no Chromium found: the pages were not tried in a real browser (SAYSO_CHROMIUM=…)")
