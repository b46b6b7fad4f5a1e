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
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_quotations_in_single_marks_inside_double_ones() -> None:
    text = "“She said, ‘Go now,’ and left,” he recalled."
    parsed = parse(Document(id="d", name="d.txt", text=text))
    pairs = find_inner_quotations(parsed, find_quotations(parsed))
    assert [inner.span.words(text) for _, inner in pairs] == ["‘Go now,’"]
