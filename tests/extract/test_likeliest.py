"""Whom a description means where no rule tells: the one who most likely is meant, and nobody where that may be anybody."""

import pytest

from sayso.evidence import Document
from sayso.extract.coreference import likeliest
from sayso.extract.coreference.signs import Signs
from sayso.reading import read_document


def meant(text: str, words: str) -> str:
    """The name of whom the words stand for at their last place."""
    reading = read_document(Document("d", "d", text, language="en"))
    start = text.rindex(words)
    entity = next(one.entity for one in reading.mentions if one.span == (start, start + len(words)))
    return next(one.name for one in reading.entities if one.id == entity)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Tide Party lost nine seats in Orn. Mira Koss has led the Tide Party since May. Her party will vote on Sunday.",
            "Her party",
            "Tide Party",
        ),
        (
            "Mira Koss won the prize. The jury praised the novelist. Ivo Dahl came second.",
            "the novelist",
            "Mira Koss",
        ),
        ("Senator Ivo Dahl spoke in Holm. The Holm senator promised a road.", "The Holm senator", "Ivo Dahl"),
    ],
)
def test_a_description_that_no_rule_knows_goes_to_whom_it_most_likely_means(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council met. The voter wants roads, Ana Roth said. It is late.", "The voter"),
        ("Ana Roth met the press in Holm. The neighbour's dog had barked all night, the police said.", "the police"),
    ],
)
def test_a_description_of_anybody_stays_alone(text: str, words: str) -> None:
    assert meant(text, words) == words


def test_no_one_is_meant_by_a_name_within_the_description_itself() -> None:
    assert meant("Tessaly Copper closed. Tessaly Copper's lawyer spoke in Orn.", "Tessaly Copper's lawyer") not in {
        "Tessaly Copper",
        "Orn",
    }


def test_what_rules_find_stands_unless_it_is_unlikely() -> None:
    text = "The Port Authority closed the quay. Ana Roth was angry. The authority would not say why."
    assert meant(text, "The authority") == "Port Authority"


def test_each_weight_is_of_a_sign_that_is_looked_at() -> None:
    seen: set[str] = set()
    weigh = likeliest.weighed

    def noted(found: Signs) -> float:
        seen.update(found)
        return weigh(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeliest, "weighed", noted)
        for kind in (
            "Ana Roth spoke. The mayor left.",
            "The Orn Bank fell. The bank rose.",
            "Senn burned. The city fell.",
        ):
            read_document(Document("d", "d", f"A clerk sat. {kind} The clerk slept.", language="en"))
    sorts = (
        "ruled ",
        "nobody ",
        "against ",
        " ahead",
        " taken for ",
        " described as ",
    )  # of each only some are met here
    assert {name for name in likeliest.weights() if not any(sort in name for sort in sorts)} <= seen
