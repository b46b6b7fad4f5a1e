"""Reports on a dispute in an invented town that touch each other in every way that weighing knows, and readings of them."""

from datetime import date
from functools import lru_cache

from sayso.casefile import StoredSource, Writer
from sayso.evidence import Document, Published, Reading, content_id
from sayso.reading import READER, read_document

WIRE = """The Osk Water Board was warned twice about the Lume dam before it gave way on Monday, the dam's former engineer Petra Hald said.

At least 14 people were injured in the village of Senn, the district hospital said. Nearly 300 homes lost power.

“Nobody warned us,” said Jon Brandt, a spokesman for the water board. The board denied that it had received letters.

Hald said that the board kept no list of the cracks. Two officials said the dam would be rebuilt next year.
"""
OTHER = """The Ministry of Works accused the Osk Water Board of hiding cracks in the Lume dam.

Minister Vera Tolm met Brandt in Osk on Wednesday. “We asked for the list three times,” Tolm told reporters.

The water board said that 17 people had been injured. Mirel Shipping owns the land below the dam, a clerk said.
"""
COUNTRY = """OSK, Tuesday - The provincial governor, Ana Roth, arrested two engineers of the water board, police said.

The engineers had ignored a warning from Hald, according to the Lume Courier. Roth denied that the arrests were political.

Mirel Shipping said it had sold its land near Senn to the water board in 2029 for 2 million crowns.
"""
LETTER = """A letter seen by the Lume Courier shows that Petra Hald warned the Osk Water Board in May about the dam at Lume.

The board's spokesman, Jon Brandt, said no letter had been received. Brandt said 14 people were injured, not 17.
"""
SPORT = """Senn Rovers beat Osk Athletic 3-1 on Saturday, and 4,000 people watched. Coach Ida Brandt praised the young players.

The club said that its ground would be closed for two months. About 40 stewards were hired.
"""
SHORT = "The dam at Lume gave way on Monday."
FOOTER = "\nSign up for our letter and read the news of the province every morning before breakfast at no cost to you at all.\n"

REPORTS: dict[str, tuple[str, str | None, int | None]] = {
    "wire.txt": (WIRE, "Vantry Press Agency", 3),
    "copy.txt": (WIRE, "Osk Mercury", 4),
    "cut.txt": ("\n\n".join(WIRE.split("\n\n")[:3]) + FOOTER, "Senn Herald", 4),
    "led.txt": ("A dam has burst.\n\n" + WIRE.split("\n\n", 1)[1] + FOOTER, "Daily Lume", 5),
    "other.txt": (OTHER, "Lume Courier", 6),
    "other-copy.txt": (OTHER.replace("17 people", "18 people"), "Osk Mercury", 6),
    "country.txt": (COUNTRY, None, 5),
    "country-again.txt": (COUNTRY + FOOTER, "Harbour News", None),
    "letter.txt": (LETTER, "Lume Courier", 7),
    "letter-told.txt": (LETTER.replace("seen by", "first reported by") + FOOTER, "Senn Herald", 8),
    "sport.txt": (SPORT, "Senn Herald", 9),
    "sport-led.txt": (SPORT.replace("beat", "defeated") + FOOTER, "Daily Lume", 9),
    "short.txt": (SHORT, None, None),
    "short-too.txt": (SHORT, "Osk Mercury", 4),
    "nothing.txt": ("Dam.", None, None),
    "both.txt": (WIRE + "\n" + OTHER, "Weekly Osk", 12),
}


@lru_cache(maxsize=64)
def reading(name: str, version: int = 0) -> Reading:
    """The report of that name, read; in other versions words of it are changed."""
    text, outlet, day = REPORTS[name]
    for before, after in (("Senn", "Tarn"), ("Hald", "Korst"), ("14", "19"))[:version]:
        text = text.replace(before, after)
    published = Published(date(2031, 5, day), date(2031, 5, day), reason="given") if day else Published()
    document = Document(content_id(name, text, outlet), name, text, None, outlet, language="en", published=published)
    return read_document(document)


def put(writer: Writer, name: str, version: int = 0) -> None:
    """Put a report and its reading into a case, in the place of its other versions."""
    read = reading(name, version)
    writer.add_source(StoredSource(name, name, read.document.id, len(read.document.text), READER), [read.document], ())
    writer.settle_names()
    if read.document.id in writer.unread(READER):
        writer.add_reading(read)
