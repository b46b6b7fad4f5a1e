"""How soon pages come while fifty people read a large case and a build adds to it.

A reader opens a page, looks at it for a while, and opens another. The times are the server's own, from the arrival of a
request to the start of its answer; one row gives what the readers saw, up to the last byte. Pages are drawn from all
that the app has, lists at any part of them.
"""

import asyncio
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import httpx

from benchmarks.scale.piles import make_readings
from benchmarks.scale.storing import store, write_lines
from sayso.casefile import Case, open_case

LISTS = ("claims", "figures", "sources", "entities", "documents", "lineage", "timeline", "network", "statements")
ADDED = 400  # reports that the build adds meanwhile
SEEN = "as readers saw it"
_DURATION = re.compile(r"page;dur=([\d.]+)")
LOOK = (0.5, 1.5)  # seconds that a reader looks at a page


def serving(folder: Path, *, documents: int, readers: int, seconds: float) -> str:
    """The times of all kinds of pages of a case of so many documents, in lines."""
    case = make_case(folder, documents)
    with open_case(case) as opened:
        addresses = list_addresses(opened, random.Random(1))
    more = write_lines((reading.document for reading in make_readings(ADDED, seed=2)), folder / "more")
    server = subprocess.Popen(
        [sys.executable, "-m", "sayso.cli", "serve", str(case), "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    try:
        assert server.stderr is not None
        base = next(part for part in server.stderr.readline().split() if part.startswith("http"))
        first = asyncio.run(_first(base))
        asyncio.run(_warm(base))
        quiet = asyncio.run(_load(base, addresses, readers, seconds))
        builder = subprocess.Popen(
            [sys.executable, "-m", "sayso.cli", "build", str(case), *map(str, more), "--jobs", "1"],
            stderr=subprocess.PIPE,
        )
        time.sleep(3)
        busy = asyncio.run(_load(base, addresses, readers, seconds))
        going = builder.poll() is None
        builder.terminate()
        said = builder.communicate()[1].decode().strip()[-200:]
    finally:
        server.terminate()
        server.wait()
    lines = [f"  {documents:,} documents, {case.stat().st_size / 1e6:,.0f} MB; the first page ever: {first:.2f} s"]
    lines += _table(f"{readers} readers", quiet)
    lines += _table(f"{readers} readers while a build writes{'' if going else f' (it ended early: {said})'}", busy)
    return "\n".join(lines)


def make_case(folder: Path, documents: int) -> Path:
    """A copy of the case of so many generated documents, which is made where it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{documents}.case"
    if not kept.exists():
        store(folder / "making.case", make_readings(documents))
        (folder / "making.case").rename(kept)
    for left in folder.glob("served.case*"):
        left.unlink()
    return Path(shutil.copy(kept, folder / "served.case"))


def list_addresses(case: Case, rng: random.Random) -> list[tuple[str, str]]:
    """Addresses of pages of all kinds, each with what to call its kind."""
    names = case.document_names()
    some = rng.sample(sorted(names), min(60, len(names)))
    claims = rng.sample([key for (key,) in case.rows("SELECT id FROM claims ORDER BY place LIMIT 2000")], 40)
    entities = [name for (name,) in case.rows("SELECT name FROM entities WHERE named ORDER BY documents DESC, id")]
    ends = [one for one in case.derivations(limit=2000) if one.parent in names]
    words = [rng.choice(case.text(key).split()).strip(".,“”") for key in some[:30]]
    pairs = [(f"/lineage/{quote(names[one.document])}/{quote(names[one.parent or ''])}") for one in ends]
    found = [("overview", "/")] * 40
    for kind, pages in (("claims", 400), ("figures", 100), ("sources", 50), ("entities", 300), ("documents", 300)):
        found += [(kind, f"/{kind}")] * 10
        found += [(kind, f"/{kind}?page={rng.randint(1, pages)}") for _ in range(20)]
    for kind in ("lineage", "timeline"):
        found += [(kind, f"/{kind}")] * 10 + [(kind, f"/{kind}?page={rng.randint(1, 90)}") for _ in range(20)]
    found += [("claims, filtered", f"/claims?{what}") for what in ("kind=figure", "contested=1", "certainty=probable")]
    found += [("claim", f"/claims/{key}") for key in claims]
    found += [("document", f"/documents/{quote(names[key])}") for key in some]
    found += [("dossier", f"/about/{quote(name)}") for name in [*entities[:10], *rng.sample(entities, 40)]]
    found += [("two documents", address) for address in rng.sample(pairs, min(30, len(pairs)))]
    found += [("search", f"/search?q={quote(word)}") for word in [*words, "said", "denied"]]
    found.append(("judgements", "/judgements"))
    return found


async def _first(base: str) -> float:
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        begun = time.perf_counter()
        (await client.get("/")).raise_for_status()
        return time.perf_counter() - begun


async def _warm(base: str) -> None:
    """Until the lists of the whole case are at hand: somebody must be the first to ask for them."""
    async with httpx.AsyncClient(base_url=base, timeout=120) as client:
        for kind in LISTS:
            (await client.get(f"/{kind}")).raise_for_status()


async def _load(
    base: str, addresses: Sequence[tuple[str, str]], readers: int, seconds: float
) -> dict[str, list[float | str]]:
    """The seconds that each page took, by its kind; in their place what went wrong where something did."""
    took: dict[str, list[float | str]] = defaultdict(list)
    seen: list[float | str] = took[SEEN]
    end = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=readers)

    async def read(number: int) -> None:
        rng = random.Random(number)
        await asyncio.sleep(rng.uniform(0, LOOK[1]))
        while time.monotonic() < end:
            kind, address = rng.choice(addresses)
            begun = time.perf_counter()
            try:
                answer = await client.get(address, headers={"Accept-Encoding": "gzip"})
                seen.append(time.perf_counter() - begun)
                told = _DURATION.search(answer.headers.get("Server-Timing", ""))
                good = answer.status_code == 200 and told
                took[kind].append(float(told[1]) / 1000 if good and told else f"{answer.status_code} {address}")
            except httpx.HTTPError as error:
                took[kind].append(f"{error!r} {address}")
            await asyncio.sleep(rng.uniform(*LOOK))

    async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
        await asyncio.gather(*(read(number) for number in range(readers)))
    return took


def _table(title: str, took: dict[str, list[float | str]]) -> list[str]:
    times = {kind: [one for one in listed if isinstance(one, float)] for kind, listed in took.items()}
    failed = [one for listed in took.values() for one in listed if isinstance(one, str)]
    every = [one for kind, listed in times.items() if kind != SEEN for one in listed]
    lines = [f"  {title}: {len(every)} pages, {len(failed)} errors {failed[:3] or ''}", f"    {'':<18}{_row(every)}"]
    return lines + [f"    {kind:<18}{_row(times[kind])}" for kind in sorted(times)]


def _row(times: Sequence[float]) -> str:
    if len(times) < 2:
        return f"{len(times)} asked"
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return f"median {cuts[49] * 1000:6.0f} ms, p95 {cuts[94] * 1000:6.0f} ms, at most {max(times) * 1000:6.0f} ms"
