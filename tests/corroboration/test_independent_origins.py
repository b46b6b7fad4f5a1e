"""Small piles as a sceptical editor would count them: how many voices stand behind one side, and what is round about."""

from pathlib import Path

import pytest
from msgspec import structs

from sayso.corroboration.counting.origins import find_origins
from sayso.corroboration.items import Directory, flatten
from sayso.corroboration.lineage import Lineage
from sayso.evidence import Document
from sayso.formats import load
from sayso.reading import read_document
from sayso.weighing import weigh
from tests.corroboration.sides import side


@pytest.mark.parametrize(
    ("word", "polarity", "reports", "interval"),
    [
        pytest.param(
            "recall",
            "affirmed",
            [
                (
                    "Inland Courier",
                    2,
                    "Fenn Foods will recall 4,700 tins of soup, the Valley Post reported on Wednesday. Shops in Tolm had not been told.",
                ),
                (
                    "Valley Post",
                    1,
                    "Fenn Foods will recall 4,700 tins of soup, the Inland Courier reported. The firm did not answer calls.",
                ),
            ],
            (0, 1),
            id="circle of two",
        ),
        pytest.param(
            "bridge",
            "affirmed",
            [
                (
                    "Vantry Press Agency",
                    1,
                    "The bridge at Harn will be closed for a year, the roads office said on Tuesday. Lorries must go by Ostry.",
                ),
                (
                    "Harbour Post",
                    2,
                    "The bridge at Harn will be closed for a year, according to the Vantry Press Agency. Farmers fear long detours.",
                ),
                (
                    "Coast Radio",
                    2,
                    "Citing the Vantry Press Agency, the Lake Herald reported that the bridge at Harn will be closed for a year. Ferries are to run at night.",
                ),
                (
                    "Lake Herald",
                    2,
                    "The Vantry Press Agency reported that the bridge at Harn will be closed for a year.",
                ),
            ],
            (1, 1),
            id="three cite one wire",
        ),
        pytest.param(
            "nurses",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "Saint Orla Hospital will dismiss 40 nurses, its director Pia Holt said. The wards on the second floor will be shut in May.",
                ),
                (
                    "Mail",
                    1,
                    "Saint Orla Hospital will dismiss 40 nurses, its director Pia Holt said. The wards on the second floor will be shut in May.",
                ),
                (
                    "Star",
                    2,
                    "The nurses' union said that Saint Orla Hospital will dismiss 40 nurses. A vote on a strike is due on Friday.",
                ),
            ],
            (2, 2),
            id="two named, one copy",
        ),
        pytest.param(
            "dam",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "Engineers at the Orvane dam found cracks in the wall in March, an engineer who asked not to be named said.",
                ),
                (
                    "Mail",
                    2,
                    "Engineers found cracks in the wall of the Orvane dam in March, according to a person who has seen the file.",
                ),
            ],
            (1, 2),
            id="unnamed in two reports",
        ),
        pytest.param(
            "ship",
            "affirmed",
            [
                ("Post", 1, "Three officials said that the ferry Aurora carried no lifeboats on its last trip."),
            ],
            (1, 3),
            id="three officials",
        ),
        pytest.param(
            "budget",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "The finance ministry will cut the school budget by 12 percent, the finance ministry said in a statement.",
                ),
                (
                    "Mail",
                    2,
                    "The finance ministry will cut the school budget by 12 percent, a finance ministry official who was not authorised to speak said.",
                ),
            ],
            (1, 2),
            id="unnamed of a body that is named",
        ),
        pytest.param(
            "mine",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "Orvane Deep will shut its second mine in June, said Karel Vint, a spokesman for Orvane Deep.",
                ),
                (
                    "Mail",
                    2,
                    "Orvane Deep will shut its second mine in June, the company's chief executive, Lena Marsh, said in an interview.",
                ),
            ],
            (1, 1),
            id="spokesman and chief",
        ),
        pytest.param(
            "harvest",
            "affirmed",
            [
                ("Post", 1, "The grain harvest in Moor failed after the frost in May."),
                ("Mail", 2, "After the May frost the grain harvest in Moor has failed. Bakers expect dearer bread."),
            ],
            (1, 2),
            id="own words",
        ),
        pytest.param(
            "clinic",
            "affirmed",
            [
                ("Post", 1, "The army seized the clinic at Harn on Monday, the health ministry said."),
                (
                    "Mail",
                    1,
                    "The clinic at Harn was seized by the army on Monday, according to the interior ministry. Roads into the town were closed.",
                ),
            ],
            (2, 2),
            id="two ministries",
        ),
        pytest.param(
            "cracks",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "“Our divers counted forty cracks below the pier,” inspector Pia Holt told reporters in Tolm.",
                ),
                (
                    "Mail",
                    2,
                    "Inspector Pia Holt met reporters in Tolm. “Our divers counted forty cracks below the pier,” she said.",
                ),
            ],
            (1, 1),
            id="what a speaker tells of others",
        ),
        pytest.param(
            "mill",
            "denied",
            [
                ("Post", 1, "The army said nobody was hurt at the mill."),
                ("Mail", 1, "“No one was hurt at the mill,” a spokesman for the army said. The road is open again."),
                ("Star", 2, "Army spokeswoman Lena Grau said nobody was hurt at the mill."),
            ],
            (1, 1),
            id="spokesmen without a name",
        ),
        pytest.param(
            "bridge",
            "affirmed",
            [
                ("Post", 1, "Rebels blew up the bridge at Harn, a Harn police spokesman said."),
                (
                    "Mail",
                    1,
                    "The bridge at Harn was blown up by rebels, police said on Friday. Traffic was turned back.",
                ),
                ("Star", 2, "Rebels blew up the bridge at Harn, the Harn hospital said."),
            ],
            (2, 2),
            id="police and hospital",
        ),
        pytest.param(
            "surplus",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "VANTRY — Finance Minister Pia Holt said on Friday that the fund had a surplus of 5 million crowns.",
                ),
                (
                    "Mail",
                    2,
                    "The finance minister said there was a surplus of 5 million crowns in the fund. Pia Holt spoke at a dinner.",
                ),
            ],
            (1, 1),
            id="an office and who holds it",
        ),
        pytest.param(
            "mill",
            "affirmed",
            [
                (
                    "Post",
                    2,
                    "The mill at Harn will close in May, the website Lake Insider reports. Nobody at the mill would talk.",
                ),
                ("Lake Insider", 1, "The mill at Harn is to close in May, according to the Post."),
            ],
            (0, 1),
            id="circle with a name in more words",
        ),
        pytest.param(
            "resign",
            "affirmed",
            [
                (
                    "Lake Courier",
                    1,
                    "The Courier has learned that the mayor of Harn will resign. He has been in office since 2029.",
                ),
                ("Post", 2, "The mayor of Harn will resign, the Courier reported. Shops in Harn were shut on Sunday."),
            ],
            (1, 1),
            id="outlets by the end of their names",
        ),
        pytest.param(
            "swimmers",
            "affirmed",
            [
                ("Post", 1, "The search for the captain of the ship that killed nine swimmers goes on, the navy said."),
                ("Mail", 2, "Nine swimmers were killed by the ship, the hospital at Tolm said. Two more are missing."),
            ],
            (1, 2),
            id="mentioned on the way",
        ),
        pytest.param(
            "copper",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "Thieves took a lorry of copper from the yard, police in Tolm said. They searched three houses.",
                ),
                (
                    "Mail",
                    2,
                    "The yard had no guard. Harn police said thieves had taken a lorry of copper from the yard.",
                ),
                (
                    "Star",
                    3,
                    "Lorries are dear this year. A lorry of copper was taken from the yard by thieves, police said.",
                ),
            ],
            (2, 3),
            id="two police forces and one that may be either",
        ),
        pytest.param(
            "detained",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "Police detained 23 people in the square on Monday, the Interior Ministry said. Shops were shut.",
                ),
                (
                    "Mail",
                    1,
                    "It was a cold night. The police said 23 people had been detained in the square on Monday.",
                ),
            ],
            (1, 2),
            id="a ministry and the police under it",
        ),
        pytest.param(
            "painted",
            "affirmed",
            [
                ("Post", 1, "Lena Marsh met reporters in Tolm. “The bridge was painted over each year,” she said."),
                ("Mail", 2, "Inspector Lena Marsh said the bridge was painted over each year."),
            ],
            (1, 1),
            id="a pronoun of the only person named",
        ),
        pytest.param(
            "channel",
            "affirmed",
            [
                ("Post", 1, "The Guild of Lake Pilots (GLP) said on Friday that the channel was closed."),
                ("Mail", 2, "The GLP said on Sunday that the channel was closed."),
            ],
            (1, 1),
            id="acronym in brackets",
        ),
        pytest.param(
            "election",
            "affirmed",
            [
                (
                    "Moor Gazette",
                    1,
                    "The election in Vantry will be held in October. Parties have until June to name candidates.",
                ),
                ("Sunday Moor Gazette", 4, "The vote in Vantry will take place in October."),
            ],
            (1, 2),
            id="sisters",
        ),
        pytest.param(
            "bribe",
            "denied",
            [
                (
                    "Post",
                    1,
                    "Marek Sand took a bribe from Corrin Marine, a former clerk said. Sand denied that he took a bribe.",
                ),
                (
                    "Mail",
                    2,
                    "Corrin Marine denied that Marek Sand took a bribe from it. A former clerk had told the Post of money in a box.",
                ),
            ],
            (2, 2),
            id="denied by two",
        ),
        pytest.param(
            "treated",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "The city's general hospital said it had treated 38 people after the fire. Roads were shut.",
                ),
                ("Mail", 2, "St Brannoc's Hospital said it had treated 38 people after the fire. Trains were late."),
            ],
            (1, 2),
            id="a body that is described and one with a name",
        ),
        pytest.param(
            "lead",
            "affirmed",
            [
                ("Post", 1, "A laboratory said the water held 12 milligrams of lead. Roads were closed."),
                (
                    "Mail",
                    2,
                    "The water held 12 milligrams of lead, said Dr Mara Voss of the Ostry Laboratory. Trains were late.",
                ),
            ],
            (1, 2),
            id="a laboratory and somebody of one with a name",
        ),
        pytest.param(
            "lead",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "The water held 12 milligrams of lead, an engineer who asked not to be named said. Roads were closed.",
                ),
                (
                    "Mail",
                    2,
                    "The water held 12 milligrams of lead, said Mara Voss, an engineer at the dam. Trains were late.",
                ),
            ],
            (2, 2),
            id="who asked not to be named is nobody with a name",
        ),
        pytest.param(
            "guns",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "Three lorries with old guns went over the pass at Sellin on Monday night, the Norland Customs Office said. The drivers had papers for apples, and nobody at the barrier looked below the first row of crates. Two of the lorries were found empty on Thursday in a barn near Ostry; the third has not been seen since it left the last petrol station before the lake.",
                ),
                (
                    "Mail",
                    2,
                    "Three lorries with old guns went over the pass at Sellin on Monday night, an official said. The drivers had papers for apples, and nobody at the barrier looked below the first row of crates. Two of the lorries were found empty on Thursday in a barn near Ostry; the third has not been seen since it left the last petrol station before the lake.",
                ),
                (
                    "Star",
                    2,
                    "Snow is forecast. A border official said three lorries with old guns went over the pass at Sellin.",
                ),
            ],
            (2, 2),
            id="an official in a copy of what a body said is no name for it",
        ),
        pytest.param(
            "reactor",
            "affirmed",
            [
                (
                    "Post",
                    1,
                    "The reactor at Tolm stood still for nine days, Ana Brandt, head of the Energy Office, told reporters. “Nobody was in danger at any time, and nobody will be,” Brandt said.",
                ),
                (
                    "Mail",
                    1,
                    "At a briefing in Tolm the head of the Energy Office, Ana Brandt, said that the reactor at Tolm had stood still for nine days. “Nobody was in danger at any time, and nobody will be,” she said.",
                ),
            ],
            (1, 1),
            id="same press conference",
        ),
    ],
)
def test_the_interval_is_what_a_sceptical_editor_counts(word, polarity, reports, interval):
    independent = side(word, polarity, reports).independent
    assert (independent.at_least, independent.at_most) == interval


def test_why_a_described_source_may_be_another_is_told():
    reports = [
        ("Post", 1, "The city's general hospital said it had treated 38 people after the fire. Roads were shut."),
        ("Mail", 2, "St Brannoc's Hospital said it had treated 38 people after the fire. Trains were late."),
    ]
    assert (
        "“The city's general hospital” may be St Brannoc's Hospital: nothing in its reports tells them apart"
        in side("treated", "affirmed", reports).reasons
    )


def test_reports_that_cite_each_other_are_named_as_a_circle():
    reports = [
        (
            "Inland Courier",
            2,
            "Fenn Foods will recall 4,700 tins of soup, the Valley Post reported. Shops had not been told.",
        ),
        (
            "Valley Post",
            1,
            "Fenn Foods will recall 4,700 tins of soup, the Inland Courier reported. The firm did not answer calls.",
        ),
    ]
    reasons = [reason for origin in side("recall", "affirmed", reports).origins for reason in origin.reasons]
    assert any(reason.startswith("circular reporting") for reason in reasons)


def test_two_ministries_are_two_voices_of_one_family():
    reports = [
        ("Post", 1, "The army seized the clinic at Harn on Monday, the health ministry said."),
        (
            "Mail",
            1,
            "The clinic at Harn was seized by the army on Monday, according to the interior ministry. Roads were closed.",
        ),
    ]
    (family,) = side("clinic", "affirmed", reports).families
    assert family.reasons == ("bodies of one government",)


def test_reports_that_link_to_one_outside_report_as_their_source_rest_on_it():
    pages = [
        ("Post", "Forty cracks were found in the wall, [it was first reported]({0}). The office did not answer calls."),
        (
            "Mail",
            "In the wall forty cracks were found, according to [an investigation]({0}?from=mail). Farmers have moved.",
        ),
        ("Star", "Forty cracks were found in the wall, and [the lock]({0}) is shut. Rain is forecast for Tolm."),
    ]
    address = "https://coastobserver.example/2036/04/dam-leaks.html"
    found = [
        load(Path(f"{name}.md"), name=f"{name}.md", data=text.format(address).encode())[0][0] for name, text in pages
    ]
    readings = [read_document(structs.replace(one, outlet=one.name[:-3])) for one in found]
    claims = [one for one in weigh(readings).weighing.claims if "cracks" in one.text.casefold()]
    (position,) = max(claims, key=lambda claim: len(claim.positions[0].statements)).positions
    assert sorted(origin.source for origin in position.origins) == ["Star", "coastobserver.example"]
    assert (position.independent.at_least, position.independent.at_most) == (1, 2)


def test_only_days_that_a_report_tells_are_occasions():
    reports = [
        ("Post", 2, "The Tide Party said the dam at Tolm was unsafe."),
        ("Mail", 5, "The Tide Party said the dam at Tolm was unsafe. Farmers below it have moved their cattle."),
    ]
    (origin,) = side("dam", "affirmed", reports).origins
    assert not any("occasions" in reason for reason in origin.reasons)
    reports = [
        ("Post", 8, "The Tide Party said on Sunday that the dam at Tolm was unsafe."),
        (
            "Mail",
            12,
            "The Tide Party said on Thursday that the dam at Tolm was unsafe. Farmers have moved their cattle.",
        ),
    ]
    (origin,) = side("dam", "affirmed", reports).origins
    assert "said on 2 occasions, still one voice" in origin.reasons


def test_a_reason_is_given_once():
    said = "“We were told twice that the lower gate would hold. Nobody came to look at the gate in all those years,” Petra Hald said."
    readings = [
        read_document(Document(f"d{at}", f"{at}.txt", f"Senn was flooded on Monday.\n\n{said}", outlet=f"Outlet {at}"))
        for at in range(3)
    ]
    weighed = weigh(readings)
    directory = Directory(readings, weighed.weighing.entities)
    lineage = Lineage(weighed.derivations, {one.document.id: one.document.name for one in readings})
    origins, _, _ = find_origins(directory, lineage, flatten(readings))
    assert any("very same words" in reason for origin in origins for reason in origin.reasons)
    assert all(len(set(origin.reasons)) == len(origin.reasons) for origin in origins)
