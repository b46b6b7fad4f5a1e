"""Descriptions that their own report left open, and whom other reports tell to be meant, on invented names."""

from datetime import date

from sayso.evidence import Document
from sayso.evidence.documents import Published
from sayso.identity import identify
from sayso.identity.left_open import most_likely
from sayso.reading import read_document

AFFAIR = "Orla Brook met Jonas Tarn and Ida Velm in Harbel on Friday. "


def meant(words, *texts):
    """The name of the one whom `words` of the first report stand for; `None` for nobody with a name."""
    days = [date(2031, 5, 7 + at) for at in range(len(texts))]
    readings = [
        read_document(Document(f"r{at}", f"r{at}", AFFAIR + text, published=Published(day, day), language="en"))
        for at, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    own = {("r0", one.id) for one in readings[0].entities if words in one.names}
    assert own, [one.names for one in readings[0].entities]
    found = [one for one in identify(readings) if own & set(one.members)]
    return next((one.name for one in found if one.named), None)


RAIN = "Rain fell for two days and the ferries stood still. Nobody slept. "
OPEN = RAIN + "Later the surgeon left the city."
CALLED = "Orla Brook, a surgeon, spoke. The surgeon was brief."


def test_what_other_reports_call_somebody_tells_whom_a_description_means():
    assert meant("the surgeon", OPEN, CALLED, CALLED) == "Orla Brook"


def test_where_no_other_report_calls_them_so_nobody_is_meant():
    assert meant("the surgeon", OPEN, "Orla Brook spoke.", "Ida Velm spoke.") is None


BOARD = "The Harbel Water Board met too. "
AUTHORITY = BOARD + "The authority was late. The authority said so."
BOARD_TOO = "The Harbel Water Board, the authority, was late."


def test_a_body_is_known_by_what_others_call_it():
    text = BOARD + RAIN + "Jonas Tarn was late. Later the authority closed the quay."
    assert meant("the authority", text, AUTHORITY, BOARD_TOO) == "Harbel Water Board"


def test_who_is_introduced_is_nobody_whom_the_report_has_named():
    text = RAIN + "Later a surgeon left the city."
    assert meant("a surgeon", text, CALLED, CALLED) is None


def test_the_likeliest_choice_is_nobody_where_nothing_speaks_for_anybody():
    assert most_likely(({"nobody": 1.0}, {"called": 0.0}), {"nobody": 1.0, "called": 2.0})[0] == 0
    assert most_likely(({"nobody": 1.0}, {"called": 1.0}), {"nobody": 1.0, "called": 2.0})[0] == 1
