"""A report that is another in fewer words, its sentences merged and in another order; and short reports that are not."""

from datetime import date

from sayso.evidence import Document, Published, content_id
from sayso.lineage import derive
from sayso.lineage.condensed import condensed
from sayso.lineage.rewrites import Outline
from sayso.lineage.texts import Text

FULL = """The lock at Ostry stood open for six hours on Thursday night, and 340 cellars in the lower town of Harn filled with water before anybody was woken, the river board said.

Pia Holt, who has kept the lock since 2019, was in Tolm that evening for the wedding of her sister, and nobody had been told to take her place, according to the board.

A pump that Vantry Marine delivered in March for 2.4 million crowns did not start. Two engineers from the firm worked on it until 4.30 in the morning.

Forty families were taken to the gymnasium in Brenn Street, where the fire brigade of Senn had put up 120 beds.

Mayor Jonas Reck said that the town would pay each household 500 crowns for the first week and ask the board for the rest.

The board had turned down a second lock keeper in 2031 and again in 2034, although its own inspector, Ana Lind, had asked for one in writing both times.

The road to Kell is closed until Sunday because a bridge over the Orn has lost a pillar."""

SHORT = """Households in Harn are to get 500 crowns from the town after 340 cellars were flooded; mayor Jonas Reck wants the river board to bear what comes on top.

No one was at the Ostry lock on Thursday night: its keeper Pia Holt had gone to a family feast in Tolm and was not replaced. Ana Lind, an inspector, had warned of just that in 2031 and 2034.

Vantry Marine's new pump, 2.4 million crowns, failed as well. Some 120 beds were set up in Brenn Street by firemen from Senn, and drivers to Kell must wait for Sunday, as a pillar of the bridge over the Orn is gone."""

ALSO = """Harn woke to wet shoes on Friday. In the Linden Road baker Tove Marsh lost 90 sacks of flour, and the chemist two freezers of vaccine worth 61,000 crowns.

The river Orn rose by 1.8 metres after rain in the hills above Sellin, the weather office measured, more than in any April since 1987.

Mayor Jonas Reck, who was in Kell, returned at noon and went from door to door with his deputy Ilse Grau. Each household gets 500 crowns.

Pupils of the Reuter School have no lessons until Wednesday, and 17 of them slept in the gymnasium in Brenn Street.

The opposition wants the council to sit on Tuesday; its leader Karel Vint called the river board, whose lock at Ostry had stood open, a club of pensioners."""

TALK = """“I will not go on Thursday, I will not go on Friday, and if 340 men of Vantry Marine come from Tolm with Jonas Reck at their head I will not go at all,” Pia Holt said at the lock in Ostry.

“Ana Lind asked for a second keeper in 2031, Ana Lind asked for one in 2034, and the board in Senn, in Kell and in Harn said no, no and no,” she told the crowd."""


def report(name, text, day=None):
    return Document(content_id(name, text), name, text, published=Published(day, day) if day else Published())


def outline(text):
    return Outline(Text(report("x", text)), frozenset())


def test_a_report_in_fewer_words_and_another_order_is_made_from_the_full_one():
    full, short = report("full", FULL, date(2035, 4, 13)), report("short", SHORT, date(2035, 4, 14))
    (found,) = derive([full, short])
    assert (found.document, found.parent, found.kind) == (short.id, full.id, "rewrite")
    assert "more shortly" in found.reasons[0]
    assert all(passage.span.end <= len(SHORT) and passage.from_span.end <= len(FULL) for passage in found.passages)


def test_without_days_the_one_without_names_of_its_own_is_the_derived_one():
    full, short = report("full", FULL), report("short", SHORT)
    (found,) = derive([full, short])
    assert found.document == short.id
    assert "nearly all of its names and numbers stand in the other report" in found.reasons[2]


def test_what_came_first_is_not_condensed_from_what_tells_more_of_it_later():
    assert derive([report("full", FULL, date(2035, 4, 15)), report("short", SHORT, date(2035, 4, 13))]) == ()


def test_another_report_of_the_same_flood_has_names_and_numbers_of_its_own():
    assert condensed(outline(ALSO), outline(FULL)) is None
    assert derive([report("full", FULL), report("also", ALSO)]) == ()


def test_what_is_quoted_may_have_been_said_to_all():
    assert condensed(outline(TALK), outline(FULL)) is None


def test_of_a_far_longer_report_anything_may_be_a_part():
    far = "\n\n".join([FULL, *(f"In the year {1900 + at} the town of Sund{at} was flooded." for at in range(80))])
    assert condensed(outline(SHORT), outline(FULL)) is not None
    assert condensed(outline(SHORT), outline(far)) is None


def test_a_few_names_prove_nothing():
    assert condensed(outline(SHORT.split("\n", maxsplit=1)[0]), outline(FULL)) is None
