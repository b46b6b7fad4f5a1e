"""Which report was made from which: the whole of lineage, on invented reports."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evidence import Document, Published, Span, content_id
from sayso.lineage import derive

WIRE = """SENN, May 5 — At least 12 people were killed when a warehouse burned down in the port of Senn on Tuesday, the health ministry said.

The fire broke out shortly before dawn in warehouse 4, which belongs to Mirel Shipping, and spread to two tankers moored beside it.

Firefighters from the neighbouring towns of Ostra and Velm needed nine hours to bring the flames under control, fire chief Daro Winn said.

“We have never seen heat like this in our harbour,” Winn told a crowd of relatives outside the gates.

The Port Authority has closed the eastern basin and asked ships bound for Senn to wait off the island of Karr.

Nineteen dockers are still missing, according to their union, which has called a strike for Thursday.

Mirel Shipping, founded in 1988 by the brothers Pell and Tomas Mirel, did not answer questions about what was stored in the building."""

RETOLD = """Twelve or more individuals lost their lives when a storehouse went up in flames at Senn harbour on Tuesday, in line with the ministry of health.

The blaze started just ahead of sunrise in storehouse number 4, owned by Mirel Shipping, then reached two tankers lying next to it.

It took fire crews from nearby Ostra and Velm nine hours to get the blaze contained, the head of the fire service Daro Winn stated.

The harbour's eastern basin has been shut by the Port Authority and vessels heading to Senn were requested to stay near Karr island.

Some 19 dock workers have not been found yet, their trade union stated, and it announced a walkout on Thursday."""

OTHER = """The mayor of Senn declared three days of mourning on Wednesday after the worst fire in the history of the town's port.

Schools stayed closed and flags flew at half mast while divers searched the basin for the crew of a tug that sank in the night.

“We have never seen heat like this in our harbour,” Daro Winn, the fire chief, said.

Insurers put the damage at 40 million crowns, and the opposition Tide Party asked why an inspection planned for March had been put off.

Engineers from the capital will examine the cranes before any ship may unload again, deputy minister Ilke Sand told parliament."""


def report(name, text, day=None, outlet=None, **fields):
    published = Published(day, day) if day else Published()
    return Document(content_id(name, text), name, text, outlet=outlet, published=published, **fields)


def edges(*documents):
    names = {document.id: document.name for document in documents}
    return {
        (names[each.document], names.get(each.parent), each.kind) for each in derive(documents) if each.kind != "credit"
    }


def test_a_copy_is_found_and_the_earlier_is_the_parent():
    first = report("first", WIRE, date(2031, 5, 5))
    copy = report("copy", "From our correspondents\n\n" + WIRE, date(2031, 5, 7))
    (found,) = derive([copy, first])
    assert (found.document, found.parent, found.kind, found.directed) == (copy.id, first.id, "copy", True)
    assert "it was published 2 days later" in found.reasons
    for passage in found.passages:
        assert passage.span.words(copy.text).split() == passage.from_span.words(first.text).split()


def test_a_cut_text_is_an_excerpt():
    assert edges(
        report("whole", WIRE, date(2031, 5, 5)), report("cut", "\n\n".join(WIRE.split("\n\n")[:2]), date(2031, 5, 6))
    ) == {("cut", "whole", "excerpt")}


def test_moved_paragraphs_are_still_a_copy():
    moved = "\n\n".join(WIRE.split("\n\n")[::-1])
    assert edges(report("first", WIRE, date(2031, 5, 5)), report("moved", moved, date(2031, 5, 6))) == {
        ("moved", "first", "copy")
    }


def test_the_same_facts_in_the_same_order_in_other_words_are_a_rewrite():
    found = edges(
        report("wire", WIRE, date(2031, 5, 5)),
        report("retold", RETOLD, date(2031, 5, 6)),
        report("other", OTHER, date(2031, 5, 6)),
    )
    assert found == {("retold", "wire", "rewrite")}


def test_without_dates_what_adds_nothing_is_the_derived_one():
    wire, retold = report("wire", WIRE), report("retold", RETOLD)
    (found,) = derive([wire, retold])
    assert (found.document, found.directed) == (retold.id, True)


def test_reports_of_one_event_that_share_a_quotation_are_not_derived():
    assert edges(report("wire", WIRE), report("other", OTHER)) == set()


def test_a_merged_report_has_two_parents():
    merged = "\n\n".join(WIRE.split("\n\n")[:4] + OTHER.split("\n\n")[3:] + OTHER.split("\n\n")[:2])
    found = edges(
        report("wire", WIRE, date(2031, 5, 5)),
        report("other", OTHER, date(2031, 5, 6)),
        report("merged", merged, date(2031, 5, 8)),
    )
    assert {(document, parent) for document, parent, _ in found} == {("merged", "wire"), ("merged", "other")}


def test_a_footer_that_all_share_makes_no_copy():
    footer = (
        "\n\nSign up for our morning letter and never miss a story from the coast and the islands again. "
        "Our offices are at Quay Street 11; letters to the editor may be shortened, and we answer them all in the end."
    )
    subjects = ("harbour", "school", "orchard", "museum", "bridge", "library", "stadium", "bakery", "forest", "theatre")
    documents = [
        report(
            subject,
            f"The {subject} of town number {at} opens {at} days later than its owner {subject}son said.{footer}",
        )
        for at, subject in enumerate(subjects, 3)
    ]
    assert edges(*documents) == set()


def test_furniture_is_not_compared():
    page = report("page", WIRE + "\n\n" + OTHER, furniture=(Span(0, len(WIRE)),))
    assert edges(report("wire", WIRE), page) == set()


def test_a_credited_report_in_the_pile_and_one_outside_it():
    first = report("first", OTHER, date(2031, 5, 6), outlet="Coast Observer")
    text = (
        "Insurers put the damage of the Senn fire at 40 million crowns, the Coast Observer reported on Wednesday.\n\n"
        "The daily Karr Lantern first reported that the Tide Party knew of the inspection planned for March."
    )
    second = report("second", text, date(2031, 5, 7), outlet="Inland News")
    found = derive([first, second])
    assert {(each.document, each.parent, each.absent, each.kind) for each in found} == {
        (second.id, first.id, None, "credit"),
        (second.id, None, "Karr Lantern", "credit"),
    }


def test_the_only_report_of_a_credited_outlet_is_meant_also_in_other_words():
    first = report(
        "first",
        "Ostry Works was warned in November that the ground under Quay Street was sinking, the Mining Office wrote in a letter. "
        "Two former employees of Ostry Works said that readings had been altered. Tom Reker denied that the works had been warned.",
        date(2031, 5, 6),
        outlet="National Tribune",
    )
    second = report(
        "second",
        "Ostry Works bears no blame for Quay Street, said Pia Holt, its director. She dismissed a report in the National Tribune about a warning in November as false.",
        date(2031, 5, 8),
        outlet="Inland News",
    )
    found = derive([first, second])
    assert {(each.parent, each.absent, each.kind) for each in found} == {(first.id, None, "credit")}


def test_bulletins_of_two_days_are_not_made_from_each_other():
    form = (
        "On Jan. {}, naval forces carried out {} patrols off the coast of Norland in support of the coastguard. "
        "Patrol reports are based on first sightings. All vessels returned to port safely and no crew was hurt in the course of the day. "
        "A patrol, as counted here, means one or more voyages in the same waters within a day, whatever number of vessels took part in it."
    )
    one = report("one", form.format(9, 26), outlet="Naval Command")
    other = report("other", form.format(10, 23), outlet="Naval Command")
    assert derive([one, other]) == ()
    later = report("later", form.format(9, 28), outlet="Naval Command")
    assert len(derive([one, later])) == 1
    elsewhere = report("elsewhere", form.format(10, 23), outlet="Harbour Post")
    assert len(derive([one, elsewhere])) == 1


def test_an_outlet_does_not_credit_itself_and_bodies_are_no_outlets():
    text = "A docker told the Post that he saw smoke. The Port Authority told the Health Ministry, the Navy reported."
    assert derive([report("own", text, outlet="The Post"), report("bare", "Nothing.")]) == ()


def test_two_that_credit_each_other_are_both_told():
    one = report("one", OTHER + "\n\nThe Inland News reported the damage at 40 million crowns.", outlet="Coast Post")
    other = report(
        "other",
        "Insurers put the damage at 40 million crowns in Senn, the Coast Post reported. The Tide Party asked.",
        outlet="Inland News",
    )
    assert {each.kind for each in derive([one, other])} == {"credit"}


def test_a_thousand_equal_files_give_a_star():
    documents = [report(f"file {at}", WIRE) for at in range(1000)]
    found = derive(documents)
    assert len(found) == 999
    assert len({each.parent for each in found}) == 1


def test_bad_input_gives_nothing():
    texts = ["", "Word", "!!!", "🔥" * 50, "word " * 10_000, "FIRE AT PORT " * 300, "\u202e\u200f", '"' * 2_001]
    documents = [report(str(at), text, date(2999, 1, 1)) for at, text in enumerate(texts)]
    assert derive(documents) == ()
    assert derive([]) == ()


paragraphs = st.lists(st.sampled_from((WIRE + "\n\n" + RETOLD + "\n\n" + OTHER).split("\n\n")), min_size=0, max_size=8)


@settings(max_examples=25, deadline=None)
@given(st.lists(paragraphs, min_size=1, max_size=6), st.randoms())
def test_order_does_not_matter_and_spans_lie_inside(piles, random):
    documents = [report(str(at), "\n\n".join(pile), date(2031, 5, 1 + at % 3)) for at, pile in enumerate(piles)]
    found = derive(documents)
    shuffled = documents[:]
    random.shuffle(shuffled)
    assert derive(shuffled + documents) == found
    texts = {document.id: document.text for document in documents}
    for each in found:
        assert each.document != each.parent
        assert 0 <= each.score <= 1
        for passage in each.passages:
            assert 0 <= passage.span.start < passage.span.end <= len(texts[each.document])
            if each.parent is not None:
                assert passage.from_span.end <= len(texts[each.parent])


def test_what_a_whole_dateline_credits_and_what_one_sentence_does():
    wire = report(
        "wire",
        "Ships wait\n\nSENN, 5 May (Reuters) - Ships wait off Karr.\n\nNobody knows how long.",
        outlet="Coast Post",
    )
    (found,) = derive([wire])
    assert (found.absent, found.passages[0].span.words(wire.text)[-4:]) == ("Reuters", "long")
    text = "Ships wait. Nineteen are missing, the Karr Press Agency (KPA) reported. Nobody knows more."
    (found,) = derive([report("one", text, outlet="Coast Post")])
    assert (found.absent, found.kind) == ("Karr Press Agency", "credit")
    assert found.passages[0].span.words(text) == "Nineteen are missing, the Karr Press Agency (KPA) reported"


def test_a_text_that_quotes_a_report_is_an_excerpt_of_it():
    prose = " ".join(RETOLD.split("\n\n")[:3])
    whole = report("whole", RETOLD)
    letter = report("letter", f"The harbour master sent me this, and I cannot stop thinking of it:\n\n“{prose}”")
    (found,) = derive([whole, letter])
    assert (found.document, found.parent, found.kind, found.directed) == (letter.id, whole.id, "excerpt", True)
    assert "it has passages of the other between quotation marks" in found.reasons


def test_a_link_to_a_report_in_the_pile_is_a_credit():
    first = report(
        "first", OTHER, date(2031, 5, 6), outlet="Coast Observer", url="https://www.observer.example/senn/fire?page=1"
    )
    text = "Insurers expect damage of 40 million crowns in Senn, and the Tide Party asks about the March inspection."
    second = report(
        "second", text, date(2031, 5, 7), outlet="Inland News", links=("http://observer.example/senn/fire/",)
    )
    assert {(each.document, each.parent, each.kind) for each in derive([first, second])} == {
        (second.id, first.id, "credit")
    }
