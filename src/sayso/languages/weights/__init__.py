"""The learned weights that ship with the package: the attribution tagger's and the claim matcher's, which share word vectors."""

from pathlib import Path

WEIGHTS = Path(__file__).parent
