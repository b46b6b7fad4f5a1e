"""A pile and its truth as files, for systems that are not this one."""

from pathlib import Path

import msgspec

from benchmarks.independence.truth import Pile


def write_pile(pile: Pile, folder: Path) -> None:
    """Write `FOLDER/NAME.jsonl`, a document a line as `sayso build` takes it, and `FOLDER/NAME.truth.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for document in pile.documents:
        day = document.published.start
        row = {"id": document.name, "text": document.text, "title": document.title, "outlet": document.outlet}
        rows.append(msgspec.json.encode({**row, "published": day.isoformat() if day else None}))
    (folder / f"{pile.name}.jsonl").write_bytes(b"\n".join(rows) + b"\n")
    truth = {"pile": pile.name, "subject": pile.subject, "derivations": pile.edges, "claims": pile.sides}
    (folder / f"{pile.name}.truth.json").write_bytes(msgspec.json.format(msgspec.json.encode(truth)))
