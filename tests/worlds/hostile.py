"""The quay again, with markup in every word that a document, a source or a name can have."""

from datetime import UTC, datetime
from typing import get_args

import msgspec

from sayso.casefile import StoredSource, write_case
from sayso.evidence import Derivation, Judgement, JudgementKind, Reading, Weighing, content_id
from tests.worlds import quay

PAYLOADS = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</title></textarea><svg/onload=alert(1)>",
    "javascript:alert(1)//",
    "{{ 7*7 }}{% raw %}",
    "--></style><iframe srcdoc=x>",
)
WORDY = {
    "name", "names", "title", "outlet", "url", "source", "measure", "subject", "object", "reason", "reasons", "occasion",
    "notes", "chain", "absent", "body", "place", "role", "message", "concept", "by", "value_words", "words",
}  # fmt: skip


def hostile(record, kind):
    """The record with a payload behind every text that is free; ids, spans and kinds stay."""
    return msgspec.convert(_taint(msgspec.to_builtins(record)), kind)


def _taint(value, key=""):
    if isinstance(value, dict):
        return {name: _taint(inner, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_taint(inner, key) for inner in value]
    if isinstance(value, str) and key in WORDY and value:
        return value + " ".join(PAYLOADS)
    if isinstance(value, str) and key == "text":
        return value + "\n" + "\n".join(PAYLOADS)
    return value


def fill(path):
    """Write the hostile world into a case at `path`; a document's words hold markup at the very span of a statement."""
    readings = [hostile(reading, Reading) for reading in quay.READINGS]
    with write_case(path) as writer:
        for reading in readings:
            url = "javascript:alert(1)"
            document = msgspec.structs.replace(reading.document, url=url, text=_at_a_span(reading))
            readings[readings.index(reading)] = msgspec.structs.replace(reading, document=document)
            name = document.name
            writer.add_source(StoredSource(f"/reports/{name}", name, f"digest of {name}", 1, "hand"), [document], [])
        writer.settle_names()
        for reading in readings:
            writer.add_reading(reading)
        for kind in get_args(JudgementKind):
            moment = datetime(2031, 5, 9, tzinfo=UTC)
            ruling = Judgement(content_id(kind), kind, PAYLOADS[0], PAYLOADS[1], None, PAYLOADS[2], PAYLOADS[1], moment)
            writer.add_judgement(ruling)
        derivations = [hostile(one, Derivation) for one in quay.DERIVATIONS]
        writer.replace_derived(derivations, hostile(quay.weighing(), Weighing), made_from="all")


def _at_a_span(reading):
    """The text with markup in place of the first words of each statement, at the same length."""
    text = reading.document.text
    for statement in reading.statements:
        start, end = statement.span
        words = "<b onclick=alert(1)>"[: end - start]
        text = text[:start] + words + text[start + len(words) :]
    return text
