"""Which reports are compared at all."""

from sayso.evidence import Document
from sayso.lineage.candidates import find_candidates
from sayso.lineage.texts import Text


def text(shown):
    return Text(Document("d", "d", shown))


def words(number, size=60):
    """Made-up words that no other number has."""
    return " ".join(
        f"w{chr(97 + at % 26)}{chr(97 + at // 26)}x{'abcdefghij'[number % 10] * (number // 10 + 1)}"
        for at in range(size)
    )


def test_only_what_shares_something_is_compared():
    texts = [text(words(at)) for at in range(30)] + [text(words(3))]
    assert find_candidates(texts).pairs == ((3, 30),)


def test_large_blocks_are_thinned_out():
    shared = words(0)
    texts = [text(f"{words(at + 1, 20)} {shared} {words(at + 1, 25)}") for at in range(200)]
    pairs = find_candidates(texts).pairs
    assert 199 <= len(pairs) <= 2 * 200
    assert all((0, at) in pairs for at in range(1, 200))


def test_what_many_unlike_reports_share_is_a_standing_phrase():
    footer = text("our offices are at quay street eleven and letters may be shortened")
    texts = [
        text(f"{words(at + 1)} our offices are at quay street eleven and letters may be shortened") for at in range(9)
    ]
    standing = find_candidates(texts).standing
    assert footer.standing(standing).all()
    assert not text(words(3)).standing(standing).any()


def test_none_and_one():
    assert find_candidates([]).pairs == ()
    assert find_candidates([text("one")]).pairs == ()
    assert find_candidates([text(""), text("")]).pairs == ()
