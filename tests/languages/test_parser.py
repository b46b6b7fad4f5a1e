"""What was parsed before is not parsed again, and comes out the same."""

import msgspec
import pytest

from sayso.evidence import Document
from sayso.languages.en import parser
from sayso.languages.remembered import Remembered

FIRST = "Mira Oll runs the ferry to Senn. She said it was late.\n\nThe ferry company denied  it."
SECOND = "Something else came before.\n\nMira Oll runs the ferry to Senn. She said it was late."


def parsed(text: str) -> bytes:
    words = parser.parse(Document(id="d", name="d.txt", text=text))
    return msgspec.json.encode([words.tokens, words.sentences, words.paragraphs, words.names, words.noun_chunks])


def test_a_paragraph_read_before_is_the_same_when_it_comes_again() -> None:
    parser.forget()
    alone = parsed(SECOND)
    parser.forget()
    parsed(FIRST)
    assert parsed(SECOND) == alone
    assert parsed(SECOND) == alone


def test_a_paragraph_read_before_is_not_given_to_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    parser.forget()
    before = parsed(FIRST)

    def pipe(texts: list[str], **_: object) -> list[object]:
        assert texts == []
        return []

    monkeypatch.setattr(parser.load_model(), "pipe", pipe)
    assert parsed(FIRST) == before


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    kept = Remembered[str, int](room=10)
    kept.add("aaaa", 1)
    kept.add("bbbb", 2)
    assert kept.get("aaaa") == 1
    kept.add("cccc", 3)
    assert [kept.get(text) for text in ("aaaa", "bbbb", "cccc")] == [1, None, 3]
    kept.clear()
    kept.add("dddddddddd", 4)
    assert kept.get("dddddddddd") == 4
    kept.add("longer than there is room", 5)
    assert kept.get("longer than there is room") is None
