"""Every line of the golden sentences on certainty and polarity comes out as written."""

import re
from pathlib import Path

import pytest

from sayso.evidence import Document, Span
from sayso.extract.factuality import judge
from sayso.languages.en.parser import parse

FILES = sorted((Path(__file__).parent / "factuality").glob("*.txt"))
LINES = [
    line
    for path in FILES
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_golden_line(line: str) -> None:
    verdict, marked = line.split(": ", 1)
    match = re.search(r"\[(.*?)\]", marked)
    assert match
    text = marked.replace("[", "").replace("]", "")
    trigger = Span(match.start(), match.start() + len(match[1]))
    found = judge(parse(Document(id="d", name="d.txt", text=text)), trigger, Span(0, len(text)))
    assert f"{found.certainty} {found.polarity}" == verdict
