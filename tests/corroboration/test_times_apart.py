"""What two statements come to is noted by what they tell; when they were said counts beside that, in whatever order they come."""

from datetime import date
from itertools import permutations

import pytest

from sayso.corroboration.items import Directory, flatten
from sayso.corroboration.joining.likeness import Comparer
from sayso.corroboration.joining.told import tell
from sayso.engine import Memory
from sayso.evidence import Document, Published
from sayso.identity import identify
from sayso.reading import read_document

REPORTS = (
    (date(2033, 3, 5), "Hugo Bern had been arrested in Ostrand in 2024, a neighbour said."),
    (date(2033, 3, 5), "Hugo Bern was arrested in Ostrand, the police said."),
    (date(2024, 6, 5), "Hugo Bern was arrested in Ostrand, the police said."),
)


@pytest.mark.parametrize("order", list(permutations((1, 2))))
def test_one_wording_of_two_days_is_of_two_events(order):
    readings = [
        read_document(Document(f"d{at}", f"{at}.txt", text, published=Published(day, day)))
        for at, (day, text) in enumerate(REPORTS)
    ]
    directory = Directory(readings, identify(readings))
    events = {item.document.id: item for item in flatten(readings) if item.statement.kind == "event"}
    told = {one.id: content for one in events.values() if (content := tell(directory, one)) is not None}
    compare = Comparer(told, directory, Memory(lambda step: None))
    found = {at: compare(events["d0"], events[f"d{at}"]) is not None for at in order}
    assert found == {1: False, 2: True}
