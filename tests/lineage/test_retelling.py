"""A part of a report that retells another by another hand, inside a report that has reporting of its own; and what is none."""

from datetime import date

from sayso.evidence import Document, Published, content_id
from sayso.lineage import derive
from sayso.lineage.comparing import compare_facts
from sayso.lineage.retelling import retold_stretch
from sayso.lineage.rewrites import Outline
from sayso.lineage.texts import Text

FULL = """The cable car at Senn hung still for seven hours on Sunday with 38 skiers in two cabins, after a marten had gnawed through a signal wire, the operator said.

Rescuers let down 26 of them by rope into the Orn gorge, one after the other, from a height of 90 metres. The last was a teacher from Kell, who sang to her pupils until it was her turn.

The diesel engine that should have wound the cabins back had no fuel. A mechanic, Tove Marsh, had drained the tank in November for a snow plough, and nobody had filled it again.

"I borrowed it and I forgot it," she told a news conference in the valley station. "There is nothing more to say."

The inspector, Ana Lind, asked for a second engine in 2031. The town council turned it down by one vote, since it would have cost 640,000 crowns.

Blankets were dropped from a helicopter, but most of them fell into the trees.

The lift will be shut until Easter."""

MIXED = """Hoteliers in Senn want their tax back. A third of the rooms for Christmas have been cancelled, and the skating rink is closed as well, because its roof leaks.

Pia Holt, who runs the Bear, has sent four chambermaids home. "They ask me when and I do not know when," she said.

What went wrong up there is soon told. A marten bit through a wire and two cabins with 38 people came to a stop. For such a case there is a diesel motor; its tank, however, was empty, because the mechanic Tove Marsh had taken the fuel for a snow plough in the autumn. So 26 passengers were roped down into the gorge, 90 metres, with a schoolteacher from Kell, who had kept her class in spirits with songs, coming last. A helicopter threw blankets to them which ended up among the trees. Another engine, for which the inspector had pressed in 2031, was lost in the council by a single vote.

The association will meet the mayor on Friday. Its members would like to know besides who has insured what, and for how much.

A ski teacher has begun to give lessons in cookery. He has eleven pupils so far, most of them dentists."""

ALSO = """Jonas Reck will not forget the third Advent. The baker had taken the cable car in Senn to bring rolls to the mountain inn, and spent the afternoon in it with two bags of them.

"We shared them out," he said on Monday. "By four o'clock there was only poppy seed left."

Tove Marsh stood before the press in the valley station with her cap in her hands. "I borrowed it and I forgot it," the mechanic said. "There is nothing more to say."

The operator did not want to say whether she would keep her post. It has 64 staff and made a loss last winter.

In the second cabin was a school class. Karel Vint, ten, has drawn it: a box, a cloud, many legs. His mother, who was waiting below, had been told nothing for three hours, she said, but that it was technical.

The prosecutor in Harn wants to see the log book. The mountain rescue service was praised by the minister, who came by car."""


def report(name, text, day=None):
    return Document(content_id(name, text), name, text, published=Published(day, day) if day else Published())


def outline(text):
    return Outline(Text(report("x", text)), frozenset())


def test_a_report_with_reporting_of_its_own_retells_a_part_of_another():
    full, mixed = report("full", FULL, date(2035, 12, 17)), report("mixed", MIXED, date(2035, 12, 19))
    (found,) = derive([full, mixed])
    assert (found.document, found.parent, found.kind, found.directed) == (mixed.id, full.id, "rewrite", True)


def test_it_shows_the_sentences_and_the_details_that_both_have():
    (found,) = derive([report("full", FULL, date(2035, 12, 17)), report("mixed", MIXED, date(2035, 12, 19))])
    first = MIXED.index("What went wrong")
    last = MIXED.index("The association")
    assert found.reasons[0].endswith("sentences of full say")
    assert found.reasons[1].startswith("they share details that either report has seldom: “")
    assert all(first <= passage.span.start and passage.span.end <= last for passage in found.passages)
    assert len(found.passages) >= 4


def test_only_what_was_told_before_can_be_retold():
    assert derive([report("full", FULL, date(2035, 12, 19)), report("mixed", MIXED, date(2035, 12, 17))]) == ()


def test_reports_of_one_news_conference_have_other_details():
    assert retold_stretch(outline(ALSO), outline(FULL)) is None
    assert derive([report("full", FULL), report("also", ALSO), report("mixed", MIXED)])[0].document != report(
        "also", ALSO
    )


def test_one_sentence_proves_nothing_however_much_it_has_of_the_other():
    taken = next(sentence for sentence in MIXED.split(". ") if sentence.startswith("So 26"))
    rest = MIXED.split("\n\n")
    alone = "\n\n".join([*rest[:2], f"{taken}.", *rest[3:]])
    assert retold_stretch(outline(alone), outline(FULL)) is None


def test_lines_that_are_the_same_word_for_word_are_no_retelling():
    lines = "\n\n".join(
        f"Write to the Senn desk at box {at}, Orn Street, before {name} closes."
        for at, name in ((12, "Marsh"), (34, "Tove"), (56, "Lind"), (78, "Easter"), (90, "Kell"))
    )
    assert retold_stretch(outline(f"{ALSO}\n\n{lines}"), outline(f"{FULL}\n\n{lines}")) is None


def test_it_is_seen_from_both_sides_alike():
    one, other = outline(MIXED), outline(FULL)
    found, turned = compare_facts(one, other), compare_facts(other, one)
    assert found is not None
    assert turned is not None
    assert turned.turned() == found
