"""The command line helps at once, in plain words, and ends well whatever happens."""

import os
import subprocess
import sys

import click
import pytest

from sayso.cli import run
from sayso.cli.commands import COMMANDS, sayso
from sayso.cli.demo import find_reports

HEAVY = {"spacy", "numpy", "onnxruntime", "rich", "trafilatura", "wordllama", "sqlite3", "sayso.casefile"}


def all_commands():
    """Every command and command of a command, with its words on the line."""
    found: list[tuple[str, click.Command]] = [("sayso", sayso)]
    with click.Context(sayso) as context:
        for name in COMMANDS:
            command = sayso.get_command(context, name)
            assert command is not None
            found.append((name, command))
            if isinstance(command, click.Group):
                found += [(f"{name} CASE {inner}", one) for inner, one in command.commands.items()]
    return found


@pytest.mark.parametrize(
    ("words", "command"), all_commands(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_explains_itself_with_an_example(words, command):
    assert command.help
    if command is not sayso:
        assert command.epilog.startswith(f"Example: sayso {words.split()[0]}")
        assert len(command.short_help) <= 60


def test_help_fits_80_columns(capfd):
    for name in (*COMMANDS, ""):
        assert run([*([name] if name else []), "--help"]) == 0
    out = capfd.readouterr().out
    assert max(map(len, out.splitlines())) <= 80


def test_help_loads_nothing_heavy():
    code = f"""
import sys
from sayso.cli import run
run(["--help"])
loaded = {HEAVY!r} & set(sys.modules)
assert not loaded, loaded
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_reader_that_goes_away_ends_it_quietly():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "sayso.cli", "--help"], stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_the_system_refuses_is_one_line(monkeypatch, capfd):
    def refuse(*_args, **_kwargs):
        raise OSError(28, "No space left on device", "x.html")

    monkeypatch.setattr(sayso, "main", refuse)
    assert run(["overview"]) == 2
    assert capfd.readouterr().err == "sayso: x.html: No space left on device\n"


def test_a_fault_of_ours_is_one_line_unless_asked(monkeypatch, capfd):
    def fail(*_args, **_kwargs):
        raise KeyError("lost")

    monkeypatch.setattr(sayso, "main", fail)
    monkeypatch.delenv("SAYSO_DEBUG", raising=False)
    assert run(["overview"]) == 2
    err = capfd.readouterr().err
    assert "a fault in sayso itself (KeyError: 'lost')" in err
    assert len(err.splitlines()) == 1
    monkeypatch.setenv("SAYSO_DEBUG", "1")
    with pytest.raises(KeyError):
        run(["overview"])


def test_ctrl_c_says_that_nothing_is_lost(monkeypatch, capfd):
    def stop(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(sayso, "main", stop)
    assert run(["overview"]) == 130
    assert "what was finished is kept" in capfd.readouterr().err


def test_the_example_is_found():
    assert len(list(find_reports().iterdir())) > 10
