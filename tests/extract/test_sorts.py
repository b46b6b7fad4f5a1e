"""No body is of two sorts: "the company" is a business, and no ministry, inspectorate or survey."""

import pytest

from sayso.evidence import Document, Entity
from sayso.reading import read_document


def meant(text: str, words: str) -> Entity:
    """Whom the mention stands for that opens the words at their last place."""
    reading = read_document(Document("d", "d", text, language="en"))
    start = text.rindex(words)
    found = next(one.entity for one in reading.mentions if one.span.start == start)
    return next(one for one in reading.entities if one.id == found)


@pytest.mark.parametrize(
    "body", ["Mining Inspectorate", "Geological Survey", "Forest Agency", "Ministry of Mining", "Customs Service"]
)
def test_the_company_is_no_public_body(body: str) -> None:
    text = f"Tolva Copper dug too deep, the {body} said in a report. The company denies it."
    assert meant(text, "The company").name == "Tolva Copper"


def test_a_parcel_service_is_a_business() -> None:
    text = "Vantry Parcel Service has sold its lorries. The company gave no price."
    assert meant(text, "The company").name == "Vantry Parcel Service"


def test_the_union_is_no_business() -> None:
    text = "The Ferry Union met Senn Seaways on Monday. The union wants more pay."
    assert meant(text, "The union").name == "Ferry Union"


def test_what_is_named_for_goods_is_a_firm() -> None:
    text = "Lorn Salt sank two shafts. The company says they are dry."
    assert (meant(text, "The company").name, meant(text, "The company").kind) == ("Lorn Salt", "organisation")


def test_a_person_is_never_the_company() -> None:
    text = "Ana Roth left on Monday. She was tired. The company gave no reason."
    assert meant(text, "The company").name == "The company"


def test_we_is_the_body_that_the_speaker_runs_or_is_from() -> None:
    text = '"We were not asked," said Ana Roth, who runs Senn Seaways.'
    assert meant(text, "We").name == "Senn Seaways"
    text = '"We were not asked," said Ana Roth of the Heath League.'
    assert meant(text, "We").name == "Heath League"


def test_we_is_not_the_university_of_a_professor_nor_the_paper_that_is_told() -> None:
    text = '"We were not asked," said Ana Roth of the University of Senn.'
    assert meant(text, "We").name == "Ana Roth"
    text = 'Ana Roth stood by. "I was not asked," she told the paper.'
    assert meant(text, "I").name == "Ana Roth"


def test_who_is_spoken_to_answers() -> None:
    text = (
        'Premier Ivo Dahl said that he was tired. "I slept badly," Dahl said. He left.\n\n'
        'The Senn Echo spoke to Milo Brandt, a baker.\n\n"Bread is dear," he told the paper.'
    )
    assert meant(text, "he told").name == "Milo Brandt"


def test_nobody_comments_on_his_own_death() -> None:
    text = "A guard was shot. Commenting on his death, General Ivo Dahl said that the gate was open."
    assert meant(text, "his death").name != "Ivo Dahl"


def test_one_of_them_is_who_is_described_behind() -> None:
    text = "Two guards left. One of them, a sergeant, said that the gate had been open."
    reading = read_document(Document("d", "d", text, language="en"))
    source = next(one.source_entity for one in reading.attributions)
    assert next(one.name for one in reading.entities if one.id == source) == "a sergeant"


@pytest.mark.parametrize(
    "text",
    [
        "Lorn Barrow, which mends boats, has closed.",
        "Lorn Barrow said it was never warned.",
        "Lorn Barrow has shut its yard.",
        "Brack Quarries blasted on Sunday.",
    ],
)
def test_what_is_spoken_of_as_a_thing_is_no_person(text: str) -> None:
    reading = read_document(Document("d", "d", text, language="en"))
    assert reading.entities[0].kind == "organisation"
