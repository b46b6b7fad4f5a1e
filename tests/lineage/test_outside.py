"""Which links in the prose of a report are credits to reports elsewhere, and what comes of them."""

from datetime import date

import pytest

from sayso.evidence import Document, Hyperlink, Published, Span
from sayso.formats.markdown import read_markdown
from sayso.lineage import derive
from sayso.lineage.outside import find_outside
from sayso.lineage.texts import Text

PAGE = "https://coastobserver.example/2036/04/dam-leaks.html"
PROSE = "Engineers counted forty cracks below the water line, {}. Farmers have moved their cattle."


def page(words, name="page.md", *, outlet="Harn Mail", url=None, day=2):
    """A report in Markdown."""
    (document,), _ = read_markdown(words.encode(), name)
    published = Published(date(2036, 4, day), date(2036, 4, day))
    return Document(
        name,
        name,
        document.text,
        None,
        outlet,
        url,
        None,
        published,
        document.furniture,
        document.links,
        document.hyperlinks,
    )


def outside(words, **fields):
    document = page(words, **fields)
    return find_outside(document, Text(document))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (f"[it was first reported]({PAGE})", "below the water line, it was first reported"),
        (f"the Coast Observer [wrote]({PAGE})", "line, the Coast Observer wrote"),
        (f"[the Coast Observer]({PAGE}) first reported on Monday", "the Coast Observer first reported"),
        (f"according to the daily [Coast Observer]({PAGE})", "according to the daily Coast Observer"),
        (f"as was first reported by [a paper]({PAGE})", "first reported by a paper"),
        (f"according to [an investigation]({PAGE}) of last week", "according to an investigation"),
        (f"and [nobody at the lock]({PAGE}) was told", ""),
    ],
)
def test_words_beside_a_link_say_that_it_is_a_source(said, told):
    (link,) = outside(PROSE.format(said))
    assert (link.address, link.told) == (PAGE, told)


def test_a_page_is_its_outlets():
    for said, name in (
        (f"the Coast Observer [wrote]({PAGE})", "Coast Observer"),
        (f"[it was found]({PAGE})", "coastobserver.example"),
    ):
        (link,) = outside(PROSE.format(said))
        assert link.name == name
    (link,) = outside(PROSE.format("as [was reported](https://www.reuters.com/world/dam-2036-04-01/)"))
    assert link.name == "Reuters"
    (link,) = outside(PROSE.format("as [was reported](https://lockkeeper.blogspot.com/2036/dam.html)"))
    assert link.name == "lockkeeper on blogspot.com"


@pytest.mark.parametrize(
    "address",
    [
        "https://coastobserver.example/",
        "https://coastobserver.example/world",
        "https://harnmail.example/2036/older-report",
        "/2036/older-report",
        "https://twitter.com/harnmail/status/123456",
        "https://www.facebook.com/sharer/sharer.php?u=https://harnmail.example",
        "https://coastobserver.example/tag/dam-2036",
        "https://coastobserver.example/pictures/dam-2036.jpg",
        "mailto:desk@coastobserver.example",
        "https://10.0.0.1/2036/dam-leaks",
    ],
)
def test_fronts_sections_profiles_pictures_and_the_own_site_are_no_credits(address):
    assert outside(PROSE.format(f"it was [first reported]({address})")) == ()


def test_lines_that_only_lead_on_are_no_prose():
    assert outside(f"Read also: [Cracks in the wall of the dam]({PAGE})") == ()
    assert outside(f"See also the story of [how the dam was built]({PAGE}) by our own reporters in Tolm.") == ()
    assert outside(f"[Cracks in the wall]({PAGE}) · [Floods](https://floods.example/harn-floods-2019)") == ()


def test_links_in_furniture_are_no_credits():
    words = f"Engineers counted forty cracks, it was [first reported]({PAGE}) on Monday."
    text = f"{words}\n"
    link = Hyperlink(Span(text.index("first"), text.index("first") + 14), PAGE)
    document = Document("d", "d", text, furniture=(Span(0, len(words)),), hyperlinks=(link,))
    assert find_outside(document, Text(document)) == ()


def test_a_link_outside_is_a_credit_with_its_address():
    (credit,) = derive([page(PROSE.format(f"[it was first reported]({PAGE})"))])
    assert (credit.parent, credit.absent, credit.kind, credit.url) == (None, "coastobserver.example", "credit", PAGE)
    assert len(credit.passages) == 1
    assert credit.reasons[1] == f"it links to {PAGE}, which is not in the pile"


def test_words_and_link_are_one_credit():
    (credit,) = derive([page(PROSE.format(f"the Coast Observer reported in [a long story]({PAGE})"))])
    assert (credit.absent, credit.url) == ("Coast Observer", PAGE)


def test_a_mere_link_has_no_passage():
    (credit,) = derive([page(PROSE.format(f"and [nobody at the lock]({PAGE}) was told"))])
    assert credit.is_mere_link
    assert credit.score < 0.5


def test_an_outlet_of_the_pile_is_called_as_there():
    other = page("The Coast Observer has a new roof of slate since May.", "roof.md", outlet="Coast Observer", day=1)
    (credit,) = derive([page(PROSE.format(f"[it was first reported]({PAGE})")), other])
    assert credit.absent == "Coast Observer"


def test_two_reports_of_one_outlet_are_two_credits():
    more = PAGE.replace("dam-leaks", "divers-sent")
    words = (
        f"Cracks were found, it was [first reported]({PAGE}). Divers were sent down, it was [reported later]({more})."
    )
    assert [one.url for one in derive([page(words)])] == [PAGE, more]


def test_a_page_in_the_pile_is_not_absent():
    there = page(
        "Engineers counted forty cracks below the water line of the dam at Tolm in the last week of March.",
        "there.md",
        outlet="Coast Observer",
        url=PAGE,
        day=1,
    )
    found = derive([page(PROSE.format(f"[it was first reported]({PAGE})")), there])
    assert all(one.absent is None for one in found)
