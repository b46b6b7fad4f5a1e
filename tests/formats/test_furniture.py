"""What of a page is not the article's; and, more important, what is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.formats.furniture import find_furniture

TITLE = "Two berths closed at Senn after storm"
FIRST = (
    "The harbour master of Senn said on Tuesday that two berths had been closed after the storm and would stay shut."
)
SECOND = "“Nobody was hurt,” she told reporters on the quay, and added that the ferries would sail again on Thursday."
THIRD = "The pilots had asked for a new breakwater three times, their union said, and had never had an answer from the town."


def marked(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    return [span.words(text) for span in find_furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Share this article on Facebook",
        "Follow Ann Smith on Twitter @annsmith",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "12 Comments",
        "Comments are closed on this article.",
        "Sign up for our morning newsletter",
        "Get our best stories delivered to your inbox every day.",
        "This site uses cookies to improve your visit.",
        "© 2031 Senn Courier. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Related articles",
        "Read more: What the pilots want",
        "READ MORE: What the pilots want",
        "You may also like",
        "Tags: harbour, storm, pilots",
        "Filed under: harbour",
        "(Photo: Ann Smith)",
        "Photo by Ann Smith/Reuters",
        "Ann Smith/AFP/Getty Images",
        "AP Photo/Ann Smith",
        "The quay of Senn in a storm [File]",
        "A ferry can be seen behind the breakwater. [File]",
        "In this photo taken on Monday, a ferry leaves the quay of Senn.",
        "The Associated Press contributed to this report.",
        "(Reporting by Ann Smith; Editing by Bo Jones)",
        "With material from the Vantry Press Agency.",
        "Published: May 5, 2031 at 10:30",
        "3 min read",
    ],
)
def test_lines_of_the_page_are_marked(line):
    assert marked(TITLE, FIRST, line, SECOND, THIRD) == [line]
    assert marked(TITLE, FIRST, SECOND, THIRD, line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law was changed in 2029, the minister told the committee.",
        "Heavy rain contributed to the flooding of the eastern basin, the coroner found.",
        "Human error contributed.",
        "Sources: the fire began in warehouse 4, and nobody had seen it, a guard said on Monday to the police.",
        "Video of the fire was shown to the court on Monday.",
        "Photos of the dead were found in his house, the police said.",
        "A photo released by the ministry showed the general on a horse.",
        "Conditions in the camp are dire.",
        "Register to vote by Friday, the mayor said.",
        "Related charges against the company were dropped.",
        "Share prices fell by 4 percent.",
        "Follow the money, she said.",
        "The company’s privacy policy was criticised by the regulator.",
        "Comments by the minister angered the union.",
        "More than 40 people were killed.",
        "The union (Reuters) said it had 2,300 members.",
        "May 5, 2031 was the day on which the quay was to be opened.",
        "Written by three engineers, the report says the wall was too thin.",
        "By Monday, the water had gone.",
        "“We were not told”",
        "She said:",
        "This article of the treaty may be suspended.",
        "The text may not be published before the court has ruled, the judge said.",
        "“Sign up for our newsletter,” the letter to the widows said.",
        "Support our troops, the banner read.",
        "Get out, he told them.",
        "Two men contributed 4,000 crowns each.",
        "Exclusive: the minister knew of the letter, three officials said.",
    ],
)
def test_sentences_of_the_article_are_not(line):
    assert marked(TITLE, FIRST, line, SECOND, THIRD) == []


def test_the_headline_stays_and_headings_go():
    assert marked(TITLE, FIRST, "A wall too thin", SECOND, "What the pilots want", THIRD) == [
        "A wall too thin",
        "What the pilots want",
    ]


def test_a_headline_that_looks_like_a_label_stays():
    assert marked("Exclusive: Minister knew of letters", FIRST, SECOND) == []


def test_related_headlines_go_with_their_heading():
    headlines = ["Pilots ask for breakwater", "Storm season begins early"]
    assert marked(TITLE, FIRST, SECOND, "Related articles", *headlines, THIRD) == ["Related articles", *headlines]


def test_what_follows_the_last_paragraph_goes():
    tail = ["Pilots ask for breakwater, union says", "UN: storms grow", "Tags:", "harbour", "storm"]
    assert marked(TITLE, FIRST, SECOND, THIRD, *tail) == tail


def test_a_list_of_names_after_a_colon_stays():
    assert marked(TITLE, FIRST, "The dead are:", "Ana Roth, 34", "Bo Jones, 52", "Share this article") == [
        "Share this article"
    ]


def test_a_byline_goes_only_at_the_edges():
    assert marked(TITLE, "By Ann Smith", FIRST, SECOND) == ["By Ann Smith"]
    assert marked(TITLE, FIRST, SECOND, THIRD, "By Ann Smith and Bo Jones, Senn Courier") == [
        "By Ann Smith and Bo Jones, Senn Courier"
    ]


def test_a_note_on_the_author_goes_and_a_source_stays():
    note = "Ann Smith is a senior fellow at the Institute for Harbours."
    assert marked(TITLE, FIRST, SECOND, note) == [note]
    assert marked(TITLE, FIRST, "Ms Smith told the hearing that the wall was too thin.", SECOND, note) == []


def test_a_caption_goes_with_its_signature():
    caption, signature = "Men with lamps on the quay of Senn look for the lost in the no", "Ann Smith/AFP/Getty Images"
    text = f"{TITLE}\n\n{caption}\n{signature}\n\n{FIRST}\n\n{SECOND}\n"
    assert [span.words(text) for span in find_furniture(text)] == [caption, signature]


def test_a_paragraph_above_a_signature_stays():
    assert marked(TITLE, FIRST, SECOND, "Ann Smith/AFP", THIRD) == ["Ann Smith/AFP"]


def test_text_broken_by_width_is_read_in_blocks():
    block = "The harbour master of Senn said on Tuesday that two\nberths had been closed after the storm and would\nstay shut until the pilots had seen the wall, which\nis too thin to hold."
    text = f"{block}\n\n{block}\n\nShare this article\n"
    assert [span.words(text) for span in find_furniture(text)] == ["Share this article"]


def test_a_list_of_short_lines_is_left_alone():
    lines = [f"Berth {number} closed" for number in range(12)]
    assert marked(TITLE, *lines) == []


@given(st.text(alphabet=st.sampled_from("aA .:\n\r\t“”\"'#*-[]()©/1é\u2028\u00a0"), max_size=300))
def test_spans_are_ordered_apart_and_inside(text):
    end = 0
    for span in find_furniture(text):
        assert end <= span.start < span.end <= len(text)
        assert span.words(text) == span.words(text).strip()
        end = span.end


@pytest.mark.parametrize(
    ("closing", "furniture"),
    [
        ("You are reading the Quay Mirror. Support local journalism, sign up for our newsletter, follow us.", True),
        ("We own no ship, and our captain is ill.", False),
        ('"You, the readers, support our site and our newsletter," the editor said, and signed the article.', False),
        ("The site asked its readers for support, and the newsletter of the editors was published.", False),
    ],
)
def test_what_a_site_says_to_its_readers_at_the_end_is_its_own(closing, furniture):
    text = f"Two berths shut in the old port of Senn\n\nTwo berths were closed on Tuesday after the storm.\n\n{closing}"
    spans = find_furniture(text)
    assert any(text[span.start : span.end] == closing for span in spans) is furniture
