"""Which outlets a text names as its sources."""

import pytest

from sayso.evidence import Document
from sayso.lineage.crediting import find_credits

KNOWN = frozenset({"coastobserver", "freightquay"})


def credited(words, **fields):
    return [credit.name for credit in find_credits(Document("d", "d", words, **fields), KNOWN)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("As first reported by the Karr Tribune, the pier is closed.", ["Karr Tribune"]),
        ("The pier is closed, the Karr Tribune reported on Monday.", ["Karr Tribune"]),
        ("The pier is closed, reports the Karr Tribune.", ["Karr Tribune"]),
        ("The pier was closed in November, the Karr Tribune reported, and is shut.", ["Karr Tribune"]),
        ("The pier is closed, according to a report in the Karr Tribune.", ["Karr Tribune"]),
        ("“It is closed,” Ana Roth told the Karr Tribune.", ["Karr Tribune"]),
        ("She said so in an interview with Radio Karr.", ["Radio Karr"]),
        ("Citing officials, the daily Lantern said; quoting the newspaper Fackel, it added more.", ["Fackel"]),
        ("SENN, May 5 (Reuters) — Ships wait.", ["Reuters"]),
        ("The Karr Press Agency (KPA) reported it. Later KPA noted that ships wait.", ["Karr Press Agency"] * 2),
        ("Meanwhile Reuters reported that ships wait.", ["Reuters"]),
        ("The Coast Observer revealed it.", ["Coast Observer"]),
        ("The Times of Norland reported that ships wait.", ["Times of Norland"]),
        ("Reuters and CNN reported that ships wait.", ["CNN", "Reuters"]),
        ("The list, published this week by the Karr Tribune, is long.", ["Karr Tribune"]),
        ("He had not seen the letter reported in this morning's Karr Tribune.", ["Karr Tribune"]),
        ("The pier was closed in May, as could be read in the Karr Tribune on Wednesday.", ["Karr Tribune"]),
        ("Her account appeared yesterday in the Karr Tribune.", ["Karr Tribune"]),
        ("Islanders learned it from the Karr Tribune.", ["Karr Tribune"]),
        ("It was the Karr Tribune that first found a diver.", ["Karr Tribune"]),
        ("A local paper, the Karr Tribune, has found that the pier is closed.", ["Karr Tribune"]),
        ("Since the Karr Tribune's interview with a diver nothing has moved.", ["Karr Tribune"]),
        ("Reporting by Ana Roth; the Associated Press contributed to this report.", ["Associated Press"]),
    ],
)
def test_credits(words, names):
    assert credited(words) == names


def test_a_name_that_a_page_s_width_broke_is_one():
    lines = (
        "The pier at Senn was closed on Tuesday because of a crack that a diver",
        "had seen in the third pile from the land, as was first reported by the",
        "Coast Observer, which had it from the diver himself and from two others",
        "who had been in the water with him on the day before the harbour closed.",
    )
    assert credited("\n".join(lines)) == ["Coast Observer"]


@pytest.mark.parametrize(
    "words",
    [
        "The Health Ministry reported 12 dead, and Ana Roth told the Port Authority.",
        "According to Ana Roth, the Navy reported nothing.",
        "Ships wait off Karr. [Photo: Reuters]",
        "Harbour Bank reported a loss. The Environmental Protection Agency reported spills.",
        "He told the President that he reported for duty.",
        "",
    ],
)
def test_others_are_no_outlets(words):
    assert credited(words) == []


@pytest.mark.parametrize("own", ["Karr Tribune", "The Karr Tribune", "karrtribune.example"])
def test_an_outlet_does_not_credit_itself(own):
    assert credited("“Closed,” Ana Roth told the Karr Tribune.", outlet=own) == []
