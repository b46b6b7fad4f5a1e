"""The search for garbage waits while a document is read, and afterwards finds what there is."""

import gc
import subprocess
import sys
import weakref

from sayso.languages.uncollected import uncollected


class Thing:
    """Something that holds on to itself."""

    def __init__(self) -> None:
        self.own = self


def test_no_search_inside_and_searches_again_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_garbage_from_before_and_from_inside_is_still_found() -> None:
    before = weakref.ref(Thing())
    with uncollected():
        inside = weakref.ref(Thing())
    gc.collect()
    assert before() is None
    assert inside() is None


def test_what_somebody_has_set_aside_stays_there() -> None:
    lines = (
        "import gc",
        "from sayso.languages.uncollected import uncollected",
        "gc.freeze()",
        "before = gc.get_freeze_count()",
        "with uncollected(): pass",
        "assert before and gc.get_freeze_count() == before",
        "gc.unfreeze()",
        "with uncollected(): pass",
        "assert not gc.get_freeze_count()",
    )
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)
