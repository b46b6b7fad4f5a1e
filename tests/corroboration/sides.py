"""The side of a claim that short reports take."""

from datetime import date

from sayso.evidence import Document, Published
from sayso.reading import read_document
from sayso.weighing import weigh


def side(word, polarity, reports):
    """The position of the claim that most statements with `word` make on a side; reports are an outlet, a day and a text."""
    readings = [
        read_document(
            Document(
                f"d{at}", f"{at}.txt", text, outlet=outlet, published=Published(date(2036, 4, day), date(2036, 4, day))
            )
        )
        for at, (outlet, day, text) in enumerate(reports)
    ]
    told = {
        one.id for reading in readings for one in reading.statements if word in one.span.words(reading.document.text)
    }
    positions = [
        one for claim in weigh(readings).weighing.claims for one in claim.positions if one.polarity == polarity
    ]
    return max(positions, key=lambda position: len(told & {*position.statements}))
