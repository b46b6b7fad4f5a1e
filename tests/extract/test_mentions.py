"""What counts as a mention, how far it reaches, and what it stands for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evidence import Document, Mention
from sayso.extract.mentions import find_mentions, key_of
from sayso.extract.quantities import find_quantities
from sayso.extract.times import find_times
from sayso.languages import parse


def mentions_in(text: str) -> tuple[Mention, ...]:
    parsed = parse(Document(id="d", name="d", text=text))
    assert parsed is not None
    times = find_times(parsed)
    return find_mentions(parsed, times, find_quantities(parsed, times))


def kinds(text: str) -> dict[str, str]:
    return {mention.span.words(text): mention.kind for mention in mentions_in(text)}


def test_ids_count_in_text_order() -> None:
    found = mentions_in("Marta Lind met Viktor Stahl in Oslo.")
    assert [mention.id for mention in found] == [f"m{number}" for number in range(1, len(found) + 1)]
    assert [mention.span for mention in found] == sorted(mention.span for mention in found)


def test_a_name_takes_its_title_and_its_article() -> None:
    found = kinds("Gen. Tomas Brandt told the Port Authority. Spokeswoman Ana Roth agreed.")
    assert found["Gen. Tomas Brandt"] == "person"
    assert found["the Port Authority"] == "organisation"
    assert found["Spokeswoman Ana Roth"] == "person"


def test_a_role_in_capitals_is_a_description_of_a_person() -> None:
    found = {m.span.words(t): (m.kind, m.form) for t in ["The Foreign Secretary left early."] for m in mentions_in(t)}
    assert found["The Foreign Secretary"] == ("person", "nominal")


@pytest.mark.parametrize(
    "text",
    [
        "Orsk Vandel, who leads the race, has failed a test.",
        "The club has suspended Orsk Vandel.",
        "Orsk Vandel has left his flat.",
        "Orsk Vandel's wife declined to comment.",
    ],
)
def test_whoever_is_told_of_as_people_are_is_a_person(text: str) -> None:
    assert kinds(text)["Orsk Vandel"] == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Skipper Hamor Trole said that he saw the ship.", "Hamor Trole"),
        ("The hall was quiet. Sprinter Corin Vael was banned on Monday.", "Corin Vael"),
        ("Supplier Gravn Foundry was hit by the strike.", "Gravn Foundry"),
        ("Trains of Fjellvei stood still. Operator Fjellvei denied it.", "Fjellvei"),
    ],
)
def test_a_noun_that_opens_a_sentence_before_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert name in kinds(text)


@pytest.mark.parametrize("name", ["Marine Le Vael", "Guardian Media Group", "Hunter S. Vael"])
def test_a_name_that_begins_with_such_a_noun_stays_whole(name: str) -> None:
    assert name in kinds(f"{name} won the prize.")


def test_an_age_after_a_name_tells_of_a_person() -> None:
    assert kinds("Ivo Brandel, 34, was pulled out alive.")["Ivo Brandel"] == "person"


def test_an_amendment_is_a_document() -> None:
    assert kinds("The First Amendment protects speech.")["The First Amendment"] == "document"


def test_what_is_somebody_s_own_stand_or_trait_is_no_place_and_no_body() -> None:
    assert not {"his opposition", "her position", "his personality"} & set(
        kinds("Critics spoke of his opposition to the plan, of her position and of his personality.")
    )


def test_an_age_alone_means_a_person() -> None:
    found = {m.span.words(t): (m.kind, m.form) for t in ["The 27-year-old told reporters."] for m in mentions_in(t)}
    assert found["The 27-year-old"] == ("person", "nominal")
    assert "The 27-year-old" not in kinds("The 27-year-old captain left.")


def test_several_people_are_a_group() -> None:
    assert kinds("Two port officials spoke.")["port officials"] == "organisation"


def test_the_count_stands_outside_the_description() -> None:
    found = kinds("They arrested 12 dockers.")
    assert found["12"] == "quantity"
    assert found["dockers"] == "organisation"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway condemned the raid.", "organisation"),
        ("He lives in Norway.", "place"),
        ("The deal was signed by Norway.", "organisation"),
        ("She visited Norway in May.", "place"),
    ],
)
def test_countries_that_act_are_organisations(text: str, kind: str) -> None:
    assert kinds(text)["Norway"] == kind


def test_the_same_name_has_one_kind_throughout() -> None:
    text = "Varholm Ltd lost money. Varholm fired forty. A lawyer for Varholm said so."
    assert {m.kind for m in mentions_in(text) if "Varholm" in m.span.words(text)} == {"organisation"}


def test_an_acronym_proves_a_long_name() -> None:
    text = "Red Dawn in the Vantry Highlands (RDVH) is small."
    assert kinds(text)["Red Dawn in the Vantry Highlands"] == "organisation"


@pytest.mark.parametrize(
    "name",
    [
        "United Nations Relief and Works Agency",
        "Ministry of Labour and Social Affairs",
        "Tarn Roads and Bridges Authority",
        "Senn Gas and Electricity Company",
    ],
)
def test_two_matters_make_one_name(name: str) -> None:
    assert kinds(f"He spoke for the {name} on Monday.")[f"the {name}"] == "organisation"


def test_a_surname_is_a_persons_whatever_he_does() -> None:
    text = (
        "Roth sues the town. Ana Roth, a trader, has sued. Roth bought shares. The lawyers of Roth said that Roth paid."
    )
    assert {mention.kind for mention in mentions_in(text) if mention.span.words(text).endswith("Roth")} == {"person"}


def test_two_bodies_are_two_names() -> None:
    found = kinds("The Army and National Guard came. The Ministry of Defence and Ana Roth agreed.")
    assert {"The Army", "National Guard", "The Ministry of Defence", "Ana Roth"} <= set(found)


def test_a_nickname_in_brackets_is_part_of_the_name() -> None:
    assert kinds("Thomas (Tommy) Vale was held. It was Vale.")["Thomas (Tommy) Vale"] == "person"


def test_half_a_name_is_no_title() -> None:
    assert "leader Amin al-Zar" in kinds("He met al-Norra leader Amin al-Zar in Senn.")
    assert "President-elect Ana Roth" in kinds("He met President-elect Ana Roth in Senn.")


def test_a_town_and_its_country_are_one_place() -> None:
    assert kinds("The fire broke out in Bergen, Norway.")["Bergen, Norway"] == "place"


def test_places_in_a_list_stay_apart() -> None:
    found = kinds("They travelled to Oslo, Bergen and Stavanger.")
    assert {"Oslo", "Bergen"} <= set(found)


def test_the_city_of_is_part_of_the_name() -> None:
    assert kinds("They reached the city of Bergen.")["the city of Bergen"] == "place"


def test_people_of_a_body_are_one_mention() -> None:
    found = kinds("Hezbollah fighters left.")
    assert found == {"Hezbollah fighters": "organisation"}


def test_pronouns_are_mentions() -> None:
    text = "She said we should see it."
    found = {m.span.words(text): m.kind for m in mentions_in(text) if m.form == "pronoun"}
    assert found == {"She": "person", "we": "organisation", "it": "other"}


def test_an_empty_it_is_none() -> None:
    assert "It" not in kinds("It is clear that the ferry sank.")


def test_dates_and_money_are_mentions() -> None:
    found = kinds("On 5 May 2031 the bank paid $20 million.")
    assert found["5 May 2031"] == "date"
    assert found["$20 million"] == "money"


def test_capitals_of_a_headline_make_no_names() -> None:
    assert "Ferry Sinks Off Coast" not in kinds("Ferry Sinks Off Coast As Storm Hits\nThe ferry sank.")


def test_keys_ignore_articles_quotes_and_hyphens() -> None:
    assert key_of("The al-Qamra’s") == key_of("al Qamra") == "al qamra"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Word",
        "THE PORT AUTHORITY DENIED EVERYTHING ON MONDAY",
        "🙂🙂 \u202eabc\u202c",
        "a " * 3000,
        "((((",
        "“",
        "Mr.",
        "-",
        "Al-",
        "The of of of",
    ],
)
def test_odd_input_gives_mentions_inside_the_text(text: str) -> None:
    for mention in mentions_in(text):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


PIECES = st.lists(
    st.sampled_from(
        [
            "Ana Roth",
            "the",
            "Port Authority",
            "(PA)",
            "al-Qamra",
            "said",
            "of",
            "and",
            "“",
            "”",
            ",",
            ".",
            "12",
            "Gen.",
            "he",
            "in",
            "Norway",
            "'s",
            "\n",
            "-",
            "US",
        ]
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_any_words_give_mentions_inside_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = mentions_in(text)
    assert all(text[m.span.start : m.span.end].strip() for m in found)
    assert found == mentions_in(text)
