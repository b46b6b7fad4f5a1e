"""Which outlet speaks, where the text or its address shows it strongly enough."""

import pytest

from sayso.evidence import Document
from sayso.formats.furniture import find_furniture
from sayso.formats.outlets import find_outlet, outlet_of


def outlet(text, **more):
    return find_outlet(Document(id="x", name="x", text=text, furniture=find_furniture(text), **more))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("http://edition.cnn.com/2031/05/02/a.html", "CNN"),
        ("https://news.senn-courier.example/a", "senn-courier.example"),
        ("https://www.dailyquay.co.uk/a", "dailyquay.co.uk"),
        ("http://10.0.0.1/a", None),
        ("http://[broken", None),
        ("no address", None),
    ],
)
def test_an_address_names_its_outlet(url, name):
    assert outlet_of(url) == name


def test_metadata_wins_over_the_address():
    assert outlet("Words.", outlet="Senn Courier", url="https://bbc.co.uk/a") == "Senn Courier"


def test_a_page_that_is_told_things_again_and_again_is_that_outlet():
    assert (
        outlet("Nobody rang, the pilot told the Harbour Post. The wall is thin, a mason told the Harbour Post.")
        == "The Harbour Post"
    )


def test_a_newsroom_that_does_things_is_the_outlet():
    assert outlet("Quay News reached out to the ministry, which did not answer.") == "Quay News"


@pytest.mark.parametrize(
    "text",
    [
        "Nobody rang, the pilot told the Harbour Post.",
        "The Harbour Post reported on Monday that the wall was thin, and the Harbour Post reported it again.",
        "The pilot told the Harbour Post, a mason told Quay News, a diver told the Senn Mirror.",
        "The minister told the Harbour Board that he knew. He told the Harbour Board again.",
        "According to the Harbour Post, the mason told the Harbour Post that the wall was thin and told the Harbour Post why.",
        "",
    ],
)
def test_what_is_not_strong_enough_gives_none(text):
    assert outlet(text) is None


def test_the_agency_in_the_dateline_is_whose_words_these_are():
    assert outlet("SENN, May 1 (Reuters) — Two berths were closed on Tuesday.\nThe ferries sail.") == "Reuters"


def test_a_place_in_brackets_is_no_outlet():
    assert outlet("SENN, May 1 (Vantry Province) — Two berths were closed on Tuesday.\nThe ferries sail.") is None


def test_a_signed_date_line_names_the_outlet():
    assert (
        outlet("# Two berths closed\n\n*Freight & Quay, 14 May 2031*\n\nTwo berths were closed on Tuesday.")
        == "Freight & Quay"
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("03-harbour-post.txt", "Harbour Post"),
        ("2031-05-09 Quay News.txt", "Quay News"),
        ("notes/senn_courier_update.html", "Senn Courier"),
        ("lantern-wire-water.txt", "Lantern Wire"),
        ("08-radio-six.txt", "Radio Six"),
        ("times-of-crisis.txt", None),
        ("breaking-news.txt", None),
        ("interview-with-the-times.txt", None),
        ("000_c879235de2a735ed.txt", None),
        ("a.txt", None),
    ],
)
def test_a_file_may_be_named_after_its_outlet(name, found):
    assert find_outlet(Document(id="x", name=name, text="Two berths were closed.")) == found


def test_the_file_tells_who_had_the_report_and_the_date_line_whose_words_it_has():
    text = "Two berths shut\nSENN, May 1 (Vantry Wire) — Two berths were closed on Tuesday.\nThe ferries sail."
    assert outlet(text) == "Vantry Wire"
    assert find_outlet(Document(id="x", name="07-quay-mirror.txt", text=text)) == "Quay Mirror"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Quay Evening Post · Friday 9 May 2031 · Late Edition", "Quay Evening Post"),
        ("By Ana Roth, Harbour Post", "Harbour Post"),
        ("SENN HERALD, Saturday 10 May 2031", "Senn Herald"),
        ("The Harbour Post, he said, was wrong", None),
        ("By Ana Roth, with Quay News", None),
        ("SENN, 9 May 2031", None),
    ],
)
def test_a_line_below_the_headline_may_be_the_masthead(line, found):
    assert outlet(f"Two berths shut in the old port\n\n{line}\n\nTwo berths were closed on Tuesday.") == found
