"""Two origins at least are only told where two certainly are, and say one thing: all else raises the upper end."""

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from sayso.corroboration.counting.agreeing import Agreement
from sayso.corroboration.counting.apart import is_multitude, is_outlet_name, is_told_by_name
from sayso.corroboration.counting.grouping import headline_end
from sayso.corroboration.counting.quotations import are_one_utterance, repeats
from sayso.corroboration.items import Directory, flatten
from sayso.evidence import Document, Published, Span
from sayso.languages.matching import Match
from sayso.reading import read_document
from sayso.weighing import weigh
from tests.corroboration.sides import side

KOLB = ("Post", 1, "The tunnel at Harn was flooded, Jan Kolb said on Tuesday. Trains go by Ostry.")
ARMY = ("Post", 1, "The tunnel at Harn was flooded, the Norlandic army said on Tuesday. Trains go by Ostry.")


@pytest.mark.parametrize(
    ("first", "second", "interval"),
    [
        pytest.param(KOLB, "The tunnel at Harn was flooded, critics said. The road is open.", (1, 3), id="critics"),
        pytest.param(
            KOLB,
            "The tunnel at Harn was flooded, the former postman said. The road is open.",
            (1, 2),
            id="described with the",
        ),
        pytest.param(
            KOLB,
            "A review showed that the tunnel at Harn was flooded. The road is open.",
            (1, 2),
            id="a paper without a name",
        ),
        pytest.param(
            KOLB,
            "The tunnel at Harn was flooded, a baker said. Jan Kolb would not talk.",
            (2, 2),
            id="a baker beside whom the other is named",
        ),
        pytest.param(
            KOLB,
            "The tunnel at Harn was flooded, a baker said. The road is open.",
            (1, 2),
            id="a baker who may have that name",
        ),
        pytest.param(
            ("Post", 1, "The tunnel at Harn was flooded, the Rural Alliance said on Tuesday. Trains go by Ostry."),
            "The tunnel at Harn was flooded, the party said. The road is open.",
            (1, 2),
            id="a party that may be the one with the name",
        ),
        pytest.param(ARMY, "The tunnel at Harn was flooded, a baker said. The road is open.", (2, 2), id="no army"),
        pytest.param(
            ARMY, "The tunnel at Harn was flooded, residents said. The road is open.", (2, 3), id="a crowd, no army"
        ),
        pytest.param(
            ARMY, "The tunnel at Harn was flooded, the government said. The road is open.", (1, 2), id="a government"
        ),
        pytest.param(
            ARMY,
            "The tunnel at Harn was flooded, the Lake Herald said. The road is open.",
            (1, 2),
            id="an outlet has it from somebody",
        ),
        pytest.param(
            KOLB,
            "The tunnel at Harn was flooded, the Kolb campaign said. The road is open.",
            (1, 2),
            id="a campaign and its candidate",
        ),
        pytest.param(
            KOLB,
            "Mara Voss came to Harn. “We are all fools,” they cried, and the tunnel at Harn was flooded. The road is open.",
            (1, 2),
            id="nobody says who they are",
        ),
        pytest.param(
            KOLB,
            "The tunnel at Harn was flooded, Mara Voss said. The road is open.",
            (2, 2),
            id="two people",
        ),
    ],
)
def test_only_what_is_certainly_another_is_one_more(first, second, interval):
    found = side("tunnel", "affirmed", [first, ("Mail", 2, second)]).independent
    assert (found.at_least, found.at_most) == interval


def test_a_quotation_that_is_broken_at_another_place_is_one_saying():
    words = "nobody in this valley will ever trust the water board"
    found = side(
        "trust",
        "affirmed",
        [
            ("Post", 1, f"“N{words[1:]},” Jan Kolb said. Trains go by Ostry."),
            (
                "Mail",
                2,
                "“Nobody in this valley,” Ana Roth said, “will ever trust the water board.” The road is open.",
            ),
        ],
    )
    assert found.independent.at_least == 1


def test_the_same_long_quotation_is_told_whatever_is_cut_from_it():
    one = "“If somebody tells you how to fish, you are no fisherman,” he said."
    other = "“If somebody tells you how to fish,” Ana Roth said, “you are no fisherman.”"
    third = "“I fish on Mondays,” Ana Roth said."
    spans = [
        Span(text.index(words), text.index(words) + len(words))
        for text, words in (
            (one, "you are no fisherman"),
            (other, "you are no fisherman"),
            (third, "I fish on Mondays"),
        )
    ]
    assert are_one_utterance(spans[0], one, spans[1], other)
    assert not are_one_utterance(spans[0], one, spans[2], third)


def test_a_report_repeats_a_quotation_in_its_lead():
    assert repeats("Rather cold out here", "It's rather cold out here")
    assert not repeats("very cold", "It's very cold out here")


@pytest.mark.parametrize(
    ("words", "names", "expected"),
    [
        ("Governor Mara Voss, who was in Harn,", ("Mara Voss", "Voss"), True),
        ("Voss", ("Mara Voss", "Voss"), True),
        ("she", ("Mara Voss",), True),
        ("the governor", ("Mara Voss",), False),
        ("the governor", ("Mara Voss", "the governor"), True),
        ("They", ("Harn Police Office",), False),
        ("the police", ("Harn Police Office",), True),
        ("the hospital", ("Lowland News Agency",), False),
        (None, ("Mara Voss",), True),
    ],
)
def test_a_source_is_told_by_name_or_its_meaning_is_guessed(words, names, expected):
    item = statements("The bridge at Harn will be closed for a year, Jan Kolb said.", "bridge")[0]
    directory = cast("Directory", SimpleNamespace(worded=lambda *_: words))
    assert is_told_by_name(directory, item, names) == expected


def test_members_are_many_and_a_body_is_one():
    assert is_multitude("Centrists")
    assert is_multitude("House Republicans")
    assert not is_multitude("Water Office")


def test_outlets_are_known_by_their_last_word():
    assert is_outlet_name("Lake Herald")
    assert not is_outlet_name("Herald Island Council")


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Mayor to Go", "Mayor to Go"),
        ("Mayor: ‘I Go’", "Mayor: ‘I Go.’"),
        ("Mayor to go; aide says why", "Mayor to go; \nAide says why."),
    ],
)
def test_a_headline_may_have_marks_or_lines_of_its_own(title, opening):
    document = Document("d", "d.txt", f"{opening}\n\nThe mayor goes.", title=title)
    assert headline_end(document) == len(opening)
    assert headline_end(Document("d", "d.txt", "The mayor goes.", title=title)) == 0


def readings_of(*texts):
    return [
        read_document(Document(f"d{at}", f"{at}.txt", text, published=Published(date(2036, 4, 1), date(2036, 4, 1))))
        for at, text in enumerate(texts)
    ]


def statements(text, word):
    return [item for item in flatten(readings_of(text)) if word in item.words]


def agreeing(word, *texts):
    """How many of the sources of so many reports, each with its statements that hold the word, certainly say the same."""
    readings = readings_of(*texts)
    items = [item for item in flatten(readings) if word in item.words and len(item.statement.chain) > 1]
    sources = [[item for item in items if item.document.id == one.document.id] for one in readings]
    return Agreement().most(sources, Directory(readings, weigh(readings).weighing.entities))


def test_sources_are_two_only_where_both_certainly_say_the_same():
    one = "The bridge at Harn will be closed for a year, Jan Kolb said."
    same = "Mara Voss said that the Harn bridge is to stay shut for a year."
    other = "The bridge is an ugly one, Ana Roth said. She paints it every spring."
    assert agreeing("bridge", one, same) == 2
    assert agreeing("bridge", one, other) == 1
    assert agreeing("bridge", one, other, same) == 2


def test_many_sources_are_not_all_read_beside_each_other(monkeypatch):
    asked = []

    class Counting:
        def match(self, pairs):
            asked.extend(pairs)
            return [Match(0.9, 0.0)] * len(pairs)

    monkeypatch.setattr("sayso.corroboration.counting.agreeing.load_matcher", Counting)
    names = [
        f"{first} {last}"
        for first in ("Jan", "Mara", "Ola", "Tove", "Nils")
        for last in ("Kolb", "Voss", "Farr", "Lind", "Roth", "Sund")
    ]
    texts = [f"The bridge at Harn will be closed for {at + 2} years, {name} said." for at, name in enumerate(names)]
    assert agreeing("bridge", *texts) == len(names)
    once = 12 * 11 / 2 + 3 * (len(names) - 12)
    assert len(asked) <= 2 * once  # in weighing the reports, and by itself


def test_two_who_speak_of_themselves_do_not_say_the_same():
    one = "“I will not stand for mayor in May,” Jan Kolb said."
    assert agreeing("mayor", one, "“I will not stand for mayor in May,” Mara Voss said.") == 1
    assert agreeing("mayor", one, "Mara Voss said that Jan Kolb will not stand for mayor in May.") == 2
