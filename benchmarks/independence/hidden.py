"""Copies, cuts and paraphrases of real articles, hidden among other real articles: are they found, and nothing else?

    python -m benchmarks.independence.hidden [--data ../shared/data] [--seed N] [--list]

Two hundred of a thousand articles (PolNeAR's, BASIL's) are reworked as the generator reworks its own reports, and put among
the thousand. The articles are other people's and no part of the repository. They may derive from each other too, which
nobody wrote down: such pairs are counted apart, and listed with `--list`.
"""

import argparse
import csv
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from msgspec import structs

from benchmarks.independence.real import ROOT, read_folder
from benchmarks.independence.reworking import Made, rework
from benchmarks.independence.subjects import load_names
from sayso.evidence import Derivation, Document, Published, content_id
from sayso.formats.furniture import find_furniture
from sayso.lineage import derive

ARTICLES, REWORKED = 1000, 200
OUTLETS = {
    "breitbart": "Breitbart News",
    "huff-post": "HuffPost",
    "nyt": "New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "Washington Post",
    "west-journal": "Western Journal",
    "hpo": "HuffPost",
    "fox": "Fox News",
}
OPERATIONS = (
    "copy",
    "cut",
    "reorder",
    "re-lead",
    "add own",
    "renumber",
    "anonymise",
    "re-attribute",
    "merge",
    "excerpt",
    "synonyms",
    "syntax",
    "round trip",
)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--list", action="store_true", help="list what was missed, and what was found among the articles"
    )
    options = parser.parse_args()
    articles = read_articles(options.data)
    documents, made = hide(articles, options.seed)
    start = process_time()
    found = derive(documents)
    seconds = process_time() - start
    print(f"{len(documents)} documents, {len(made)} made here; derived in {seconds:.0f} s of CPU time")
    print("\n".join(table(documents, made, found)))
    if options.list:
        print("\n".join(misses(documents, made, found)))


def read_articles(data: Path) -> list[Document]:
    """All articles with outlet and date where known, in one order."""
    with (data / "polnear/metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t")}
    found = []
    for part in ("train", "dev"):
        for path in sorted((data / "polnear" / part / "text").glob("*.txt")):
            row = rows.get(path.stem)
            text = path.read_text(encoding="utf-8")
            day = date.fromisoformat(row["publication_date"]) if row else None
            document = Document(content_id(path.name, text), path.name, text, row["title"] if row else None)
            found.append(
                structs.replace(
                    document,
                    outlet=OUTLETS.get(row["publisher"]) if row else None,
                    published=Published(day, day) if day else Published(),
                    furniture=find_furniture(text),
                )
            )
    for document in read_folder(data / "basil"):
        outlet = (document.outlet or "").lower()
        found.append(structs.replace(document, outlet=OUTLETS.get(outlet, document.outlet)))
    return found


def hide(articles: Sequence[Document], seed: int) -> tuple[list[Document], list[Made]]:
    """ARTICLES of the articles and what was made of REWORKED of them, shuffled; and the truth about the latter.

    The articles left over lend the paragraphs of "own reporting" and of reports with an excerpt.
    """
    rng = random.Random(seed)
    order = rng.sample(list(articles), len(articles))
    pile, spare = order[:ARTICLES], order[ARTICLES:]
    long_enough = [document for document in pile if 150 <= len(document.text.split()) <= 1500]
    sources = rng.sample(long_enough, REWORKED + REWORKED // len(OPERATIONS) + 1)
    papers = load_names()["papers"]
    made = []
    for at in range(REWORKED):
        operation = OPERATIONS[at % len(OPERATIONS)]
        parents = [sources[at]] if operation != "merge" else [sources[at], sources[REWORKED + at // len(OPERATIONS)]]
        text = rework(operation, parents, spare.pop() if operation in {"add own", "excerpt"} else spare[0], rng)
        last = max((parent.published.start or date(2016, 1, 1) for parent in parents), default=date(2016, 1, 1))
        day = last + timedelta(days=rng.choice((0, 1, 1, 2, 4)))
        if rng.random() < 0.35:
            text += f"\n\n(Source: {parents[0].outlet})"
        name = f"made-{at:03d}.txt"
        document = Document(content_id(name, text), name, text, outlet=rng.choice(papers))
        published = Published(day, day) if rng.random() > 1 / 12 else Published()
        made.append(
            Made(structs.replace(document, published=published), tuple(parent.id for parent in parents), operation)
        )
    documents = [*pile, *(one.document for one in made)]
    rng.shuffle(documents)
    return documents, made


def table(documents: Sequence[Document], made: Sequence[Made], found: Sequence[Derivation]) -> Iterator[str]:
    """Precision, recall and F1 by operation, direction, and how many articles were found to derive from each other."""
    counts = count(made, found)
    yield "\nOperation            P      R     F1   made"
    for operation in ("all", *OPERATIONS):
        precision = counts["right", operation] / max(1, counts["given", operation])
        recall = counts["found", operation] / max(1, counts["made", operation])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        yield f"{operation:<16}{precision:6.3f} {recall:6.3f} {f1:6.3f} {counts['made', operation]:6d}"
    known = [one for one in found if one.parent is not None]
    hidden = {one.document.id for one in made}
    among = [one for one in known if not {one.document, one.parent} & hidden]
    copied = [one for one in among if one.kind != "credit"]
    yield (
        f"direction right for {counts['turned right', 'all'] / max(1, counts['right', 'all']):.3f}; among the "
        f"{len(documents) - len(made)} articles: {len(copied)} copies, excerpts, rewrites, {len(among) - len(copied)} credits"
    )


def count(made: Sequence[Made], found: Sequence[Derivation]) -> Counter[tuple[str, str]]:
    """Counts by operation and over all: derivations made, found, given, given right, and the right way round."""
    counts: Counter[tuple[str, str]] = Counter()
    pairs = [(one.document, one.parent) for one in found if one.parent is not None]
    for one in made:
        given = [pair for pair in pairs if one.document.id in pair]
        for operation in ("all", one.operation):
            counts["made", operation] += len(one.parents)
            counts["given", operation] += len(given)
            for parent in one.parents:
                right = [pair for pair in given if parent in pair]
                counts["found", operation] += bool(right)
                counts["right", operation] += len(right)
                counts["turned right", operation] += sum(pair[0] == one.document.id for pair in right)
    return counts


def misses(documents: Sequence[Document], made: Sequence[Made], found: Sequence[Derivation]) -> Iterator[str]:
    """What was missed, what was given wrongly, and what was found among the articles themselves."""
    name = {document.id: document.name for document in documents}
    hidden = {one.document.id: one for one in made}
    pairs = {frozenset((one.document, one.parent)) for one in found}
    for one in made:
        for parent in one.parents:
            if frozenset((one.document.id, parent)) not in pairs:
                yield f"missed: {one.document.name} {one.operation} of {name[parent]}"
    for each in found:
        if each.parent is None:
            continue
        mine = hidden.get(each.document) or hidden.get(each.parent)
        if mine is None:
            yield f"among the articles: {name[each.document]} <- {name[each.parent]} {each.kind} {each.score}"
        elif not {each.document, each.parent} & set(mine.parents):
            yield f"wrong: {name[each.document]} <- {name[each.parent]} {each.kind}, made by {mine.operation}"


if __name__ == "__main__":
    main()
