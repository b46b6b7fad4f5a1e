"""The words that a claim is shown under stand on their own."""

from datetime import date

import pytest

from sayso.evidence import Document, Published
from sayso.evidence.notation import claim_words
from sayso.reading import read_document
from sayso.weighing import weigh


def title(word, *texts):
    """The text of the claim that most statements with that word make; each report is of a day after the one before."""
    readings = []
    for at, text in enumerate(texts):
        day = date(2033, 3, 5 + at)
        document = Document(f"d{at}", f"{at}.txt", text, outlet=f"Outlet {at}", published=Published(day, day))
        readings.append(read_document(document))
    told = {
        one.id for reading in readings for one in reading.statements if word in one.span.words(reading.document.text)
    }
    claims = weigh(readings).weighing.claims
    return max(claims, key=lambda claim: sum(len(told & {*position.statements}) for position in claim.positions)).text


def weighed(text):
    """The claims of one report."""
    return weigh([read_document(Document("d", "d", text, outlet="Post", language="en"))]).weighing.claims


@pytest.mark.parametrize(
    ("word", "texts", "shown"),
    [
        (  # rather the name than the description, though it came first
            "nurse",
            (
                "The school fired its nurse, a parent said.",
                "Tove Lind was dismissed by the school, a teacher said.",
                "Tove Lind was not dismissed, the school said.",
            ),
            "Tove Lind",
        ),
        (  # nobody knows whose party "his" is
            "support",
            (
                "“We do not support the strike at Tolm Docks,” said Doran Pell of his party.",
                "Olin Marsk said that the Orchard Party supported the strike at Tolm Docks.",
                "The Orchard Party denied that it supported the strike at Tolm Docks.",
            ),
            "Orchard Party",
        ),
    ],
)
def test_a_claim_is_shown_under_words_that_need_no_report_around_them(word, texts, shown):
    assert shown in title(word, *texts)


def test_what_most_of_a_claim_are_names_it_figures_or_events():
    texts = (
        "Officers found 14 vials in the hotel in Orn, a clerk said.",
        "Officers found 14 vials in the hotel in Orn, a lawyer said.",
    )
    assert "found" in title("vials", *texts)


def test_the_order_of_reports_changes_no_title():
    texts = (
        "Nils Farr paid Marit Sole in cash, a rider said.",
        "Marit Sole received cash payments from Nils Farr, prosecutors said.",
    )
    assert title("cash", *texts) == title("cash", *reversed(texts))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Police searched the home of Edda Vance on Monday, her lawyer said.",
            "Police searched the home of Edda Vance",
        ),
        ("Edda Vance left early. She sold her shares on Monday.", "Edda Vance sold her shares"),
    ],
)
def test_an_event_is_called_by_its_words(text, title):
    assert title in {claim.text for claim in weighed(text)}


def test_an_event_is_called_by_a_name_and_not_by_a_pronoun():
    texts = (
        "Edda Vance denied all on Monday. Her resignation came at noon, a clerk said.",
        "The board took note on Tuesday. Edda Vance resigned, a clerk said.",
    )
    assert title("resign", *texts) == "Edda Vance’s resignation"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“We will rebuild the mill,” said Edda Vance.", "Edda Vance: “We will rebuild the mill”"),
        (
            "Edda Vance spoke late. She had always feared the north wind, she said.",
            "Edda Vance had always feared the north wind",
        ),
    ],
)
def test_an_assertion_says_whom_its_pronoun_means(text, title):
    assert title in {claim.text for claim in weighed(text)}


def test_what_nobody_found_is_called_without_its_negation():
    (found,) = [claim for claim in weighed("Police found no letters, the lawyer said.") if claim.kind == "event"]
    assert [position.polarity for position in found.positions] == ["denied"]
    assert claim_words(found).endswith("letters by Police")
    assert " no " not in claim_words(found)


def test_a_day_that_is_hardly_known_is_no_first_day():
    rough = Published(date(2031, 1, 1), date(2035, 12, 31))
    reading = read_document(Document("d", "d", "Police searched the mill, Ana Roth said.", published=rough))
    assert {claim.first for claim in weigh([reading]).weighing.claims} == {None}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The pump house was shut. Officers seized 27 telephones, Edda Vance said.", "seized 27 telephones"),
        ("Some 81 percent of young voters stayed at home, Edda Vance said.", "Some 81 percent of young voters"),
        ("The board said that it would sell half its barges.", "sell half its barges"),
        ("Nils Farr paid $84,000 to the clerk, Edda Vance said.", "Nils Farr paid $84,000"),
        ("They sailed on Monday. “We are a crew of six,” said Edda Vance.", "crew of six"),
        ("Three Norlandic engineers walked to the mill, Edda Vance said.", "Three Norlandic engineers"),
        ("Six men were killed at Tolm Docks, Edda Vance said.", "6 men killed in Tolm Docks"),
        ("The storm killed 30 Norlanders, Edda Vance said.", "30 people killed of Norlanders"),
        ("The council sent two diggers and five men, Edda Vance said.", "5 men sent"),
    ],
)
def test_a_figure_is_called_as_the_report_has_it(text, title):
    assert title in {claim.text for claim in weighed(text)}


def test_a_figure_is_not_said_to_be_of_whoever_is_named_far_away():
    text = "Nils Farr leads a poor effort. His campaign was beaten at Tolm, where Marit Sole won 34 delegates."
    assert not [claim.text for claim in weighed(text) if claim.kind == "figure" and "Farr" in claim.text]


def test_a_pronoun_that_may_mean_two_stays_as_it_is():
    text = "Nils Farr works for the board of Olin Marsk. He had always feared the north wind, a clerk said."
    assert "He had always feared the north wind" in {claim.text for claim in weighed(text)}
