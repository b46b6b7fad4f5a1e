"""A name in a text, and the form by which names are compared."""

from typing import NamedTuple

LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "nationality",
    "PRODUCT": "other",
    "WORK_OF_ART": "document",
    "LAW": "document",
    "EVENT": "event",
}
ROLE = "ROLE"  # the label of a role in capitals that stands for its holder


class Name(NamedTuple):
    """A name: the tokens `first` up to, not including, `last`, the titles before it from `title` on, and the model's label."""

    first: int
    last: int
    title: int
    label: str


def key_of(text: str) -> str:
    """A name's form for comparing: lower case, plain quotes, no article, no possessive, no full stops or hyphens."""
    plain = text.lower().replace("’", "'").replace("‘", "'").replace("`", "'").replace("-", " ").replace("‑", " ")
    plain = " ".join(plain.split())
    for article in ("the ", "a ", "an "):
        plain = plain.removeprefix(article)
    plain = plain.removesuffix("'s").removesuffix("'")
    return plain.strip(" \"'()[],;:") if plain else plain
