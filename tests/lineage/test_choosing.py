"""Which of several reports another was made from: the nearest in words, what credits say, and never in a circle."""

from datetime import date

from sayso.evidence import Document, Published, content_id
from sayso.lineage import derive

LINES = (
    "The bridge at Ostra was closed on Monday after a lorry driver reported a crack as wide as a hand.",
    "Engineers from the county lowered a camera into the third pier and found water where there should be none.",
    "Nine hundred people cross it every morning, most of them on the way to the cannery at Velm.",
    "A ferry that had been laid up for eleven years was put back into service by the evening.",
    "Repairs will take until autumn and cost 14 million crowns, the roads office told the council.",
    "The last inspection, six years ago, had given the pier another forty winters.",
)
OWN = (
    "At the cannery the first shift began an hour late and the herring were given to the gulls.",
    "A retired ferryman offered to teach two younger men how to steer against the current.",
)


def report(name, lines, day=None, outlet=None):
    text = " ".join(lines)
    days = Published(day, day) if day else Published()
    return Document(content_id(name, text), name, text, outlet=outlet, published=days)


def changed(lines, **words):
    text = "\n".join(lines)
    for old, new in words.items():
        text = text.replace(old, new)
    return tuple(text.split("\n"))


def found(*documents):
    names = {document.id: document.name for document in documents}
    return {(names[one.document], names.get(one.parent)) for one in derive(documents)}


def test_a_copy_of_a_changed_copy_goes_back_to_the_changed_copy():
    first = report("first", LINES, date(2031, 5, 5))
    altered = changed(LINES, crack="gap", lorry="van", camera="lamp", autumn="winter")
    second = report("second", altered, date(2031, 5, 6))
    third = report("third", (*altered[:4], OWN[0]), date(2031, 5, 7))
    assert found(first, second, third) == {("second", "first"), ("third", "second")}


def test_a_report_nearer_to_the_first_than_to_its_copy_goes_back_to_the_first():
    first = report("first", LINES, date(2031, 5, 5))
    second = report("second", changed(LINES, crack="gap", lorry="van", camera="lamp"), date(2031, 5, 6))
    third = report("third", changed(LINES, council="mayor", winters="years", herring="fish"), date(2031, 5, 7))
    assert found(first, second, third) == {("second", "first"), ("third", "first")}


def test_a_credit_decides_between_reports_that_explain_about_as_much():
    first = report("first", LINES, date(2031, 5, 5), "Ostra Tribune")
    second = report("second", changed(LINES, crack="gap"), date(2031, 5, 6), "Velm Gazette")
    for named, parent in (("Ostra Tribune", "first"), ("Velm Gazette", "second")):
        lines = (*changed(LINES, crack="cleft"), f"\n\n(Source: {named})")
        third = report("third", lines, date(2031, 5, 7), "Quay Courier")
        assert ("third", parent) in found(first, second, third)


def test_a_further_parent_must_explain_what_the_first_does_not():
    first = report("first", LINES[:3], date(2031, 5, 5))
    second = report("second", LINES[3:], date(2031, 5, 5))
    likewise = report("likewise", changed(LINES[:3], crack="gap"), date(2031, 5, 6))
    merged = report("merged", LINES, date(2031, 5, 8))
    assert found(first, second, likewise, merged) == {
        ("likewise", "first"),
        ("merged", "first"),
        ("merged", "second"),
    }


def test_reports_of_one_day_never_go_back_to_themselves():
    documents = [
        report(f"report {at}", (*LINES[:at], changed((LINES[at],), the="that")[0], *LINES[at + 1 :]), date(2031, 5, 5))
        for at in range(len(LINES))
    ]
    parent = dict(found(*documents))
    assert len(parent) == len(documents) - 1  # one is the root
    for start in parent:
        at, steps = start, 0
        while at in parent:
            at, steps = parent[at], steps + 1
            assert steps <= len(documents)


def test_closing_lines_that_two_small_reports_share_are_no_excerpt():
    footer = (
        "Subscribers read all of our reports on every morning of the year and help us to keep a reporter in each town."
    )
    notes = (OWN[0], "The mill at Karr has a new wheel, carved by a joiner who had never seen one turn before.")
    documents = [report(f"note {at}", (note, footer), date(2031, 5, 5)) for at, note in enumerate(notes)]
    assert found(*documents) == set()


def test_an_update_goes_back_to_the_first_version_of_the_article():
    first = report("first", LINES, date(2031, 5, 5), "Ostra Tribune")
    lines = ("UPDATE: the ferry has run aground.", *changed(LINES[:5], autumn="winter"), OWN[1])
    second = report("second", lines, date(2031, 5, 5), "Ostra Tribune")
    (one,) = derive([first, second])
    assert (one.document, one.parent, one.kind, one.directed) == (second.id, first.id, "copy", True)
    assert any("updated" in reason for reason in one.reasons)
    assert any("later version of the same article" in reason for reason in one.reasons)
