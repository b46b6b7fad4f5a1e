"""What Python users import."""

import subprocess
import sys

import pytest

import sayso


def test_every_public_name_is_there():
    assert sayso.__all__ == sorted(sayso.__all__)
    for name in sayso.__all__:
        assert getattr(sayso, name).__doc__


def test_other_names_are_not():
    with pytest.raises(AttributeError, match="rumour"):
        _ = sayso.rumour


def test_the_import_alone_loads_nothing_heavy():
    code = "import sys, sayso; assert not {'spacy', 'numpy', 'sqlite3', 'msgspec'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
