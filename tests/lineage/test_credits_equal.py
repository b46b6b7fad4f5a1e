"""A credit that fits several reports of one outlet equally well names the one that sorts first, and never fails."""

from datetime import date

from sayso.evidence import Document, Published
from sayso.lineage import derive

WIRE = (
    "Two people were hurt when a tram left its rails in {place} on Monday, police said. The line was closed for a day."
)


def document(name, text, outlet):
    return Document(
        name, name, text, outlet=outlet, language="en", published=Published(date(2031, 5, 2), date(2031, 5, 2))
    )


def test_equally_near_reports_do_not_confuse_a_credit():
    places = [
        "Orrin",
        "Senn",
        "Vantry",
        "Arkholm",
        "Lorne",
        "Tarn",
        "Halden",
        "Kessel",
        "Brenn",
        "Castern",
        "Mirel",
        "Dell",
    ]
    wires = [document(f"w{at:02}", WIRE.format(place=place), "Northern Wire") for at, place in enumerate(places)]
    paper = document(
        "z", "Two people were hurt in a tram accident, the Northern Wire reported. The line was closed.", "Post"
    )
    found = derive([*wires, paper])
    assert found == derive([paper, *reversed(wires)])
