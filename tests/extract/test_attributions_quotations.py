"""Where quotations begin and end, whatever marks a text uses and whichever it forgets."""

import pytest

from sayso.evidence import Document
from sayso.extract.attributions.quotations import find_inner_quotations, find_quotations
from sayso.languages.en.parser import parse


def quoted(text: str) -> list[str]:
    return [one.span.words(text) for one in find_quotations(parse(Document(id="d", name="d.txt", text=text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We go," he said.', ['"We go,"']),
        ("“We go,” he said.", ["“We go,”"]),
        ("''We go,'' he said.", ["''We go,''"]),
        ("``We go,'' he said.", ["``We go,''"]),
        ("«We go», he said.", ["«We go»"]),
        ("„We go,“ he said.", ["„We go,“"]),
        ("'We go,' he said.", ["'We go,'"]),
        ("‘We go,’ he said.", ["‘We go,’"]),
        ("'The dockers' union goes,' he said.", ["'The dockers' union goes,'"]),
        ("The dockers' union and the ship's crew go.", []),
        ("It's the captain's ship, isn't it?", []),
        ("The plank is 6'2\" long.", []),
        ("“We go, he said.", ["“We go,"]),
        ("We go,” he said.", ["We go,”"]),
        ('"We go, "he said.', ['"We go, "']),
        ("“We go”declared the mayor.", ["“We go”"]),
        ("“We go.\n\n“And we stay.”", ["“We go.", "“And we stay.”"]),
        ("No marks at all.", []),
        ('"He said "no" to me," she said.', ['"He said "no" to me,"']),
        ("``They said ''no'' and left,'' she said.", ["``They said ''no'' and left,''"]),
        ('"We go, he said. "And we stay," he added. "Now."', ['"We go,', '"And we stay,"', '"Now."']),
        ("” We go, “ he said.", ["” We go, “"]),
        ('The town was " flattened " by it.', ['" flattened "']),
        ("'He cried, \"Stop,\" and ran,' she said.", ["'He cried, \"Stop,\" and ran,'"]),
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_quotations_in_single_marks_inside_double_ones() -> None:
    text = "“She said, ‘Go now,’ and left,” he recalled."
    parsed = parse(Document(id="d", name="d.txt", text=text))
    pairs = find_inner_quotations(parsed, find_quotations(parsed))
    assert [inner.span.words(text) for _, inner in pairs] == ["‘Go now,’"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“‘My aunt wrote, “Come,” and I came.’”", ["‘My aunt wrote, “Come,” and I came.’", "“Come,”"]),
        ('"She told me \'nobody will ever come here," he said.', ["'nobody will ever come here,"]),
        ("'He cried, \"Stop now,\" and ran,' she said.", ['"Stop now,"']),
        ("\"We'll take 'em in the '90s way,\" he said.", []),
    ],
)
def test_quotations_inside_quotations(text: str, found: list[str]) -> None:
    parsed = parse(Document(id="d", name="d.txt", text=text))
    pairs = find_inner_quotations(parsed, find_quotations(parsed))
    assert [inner.span.words(text) for _, inner in pairs] == found
