"""Listening where asked and where it is free, telling the address with the token it needs, beside a build."""

import socket
import urllib.request

import pytest

from sayso.casefile import write_case
from sayso.cli import run
from sayso.errors import CaseError, InputError
from sayso.web import serving
from tests.worlds import quay
from tests.worlds.server import served


@pytest.fixture
def path(tmp_path):
    quay.fill(tmp_path / "quay.case")
    return tmp_path / "quay.case"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def fetch(address, **headers):
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_case_is_served_on_this_machine_alone_without_a_token(path):
    with served(path) as address:
        assert address.startswith("http://127.0.0.1:")
        assert "token" not in address
        assert fetch(address)[0] == 200
        assert fetch(address, Host="evil.example")[0] == 421


def test_a_token_that_is_wanted_is_told_and_needed(path):
    with served(path, token="t0k en") as address:
        assert address.endswith("/?token=t0k%20en")
        bare = address.partition("?")[0]
        assert fetch(bare)[0] == 401
        assert fetch(bare, Authorization="Bearer t0k en")[0] == 200


def test_bound_elsewhere_a_token_is_made_where_none_is_given(path):
    with served(path, host="0.0.0.0") as address:
        bare, _, token = address.partition("?token=")
        port = bare.rstrip("/").rpartition(":")[2]
        assert len(token) >= 20
        assert fetch(f"http://127.0.0.1:{port}/")[0] == 401
        assert fetch(f"http://127.0.0.1:{port}/", Authorization=f"Bearer {token}")[0] == 200


def test_pages_go_on_while_the_case_is_written(path):
    with served(path) as address:
        with write_case(path) as writer:
            assert fetch(address)[0] == 200
            writer.replace_derived(quay.DERIVATIONS, quay.weighing(), made_from="more")
            assert fetch(f"{address}claims")[0] == 200
        assert fetch(address)[0] == 200


def test_a_taken_port_is_said_where_it_was_asked_for_and_passed_over_where_not():
    port = free_port()
    with serving.listen("127.0.0.1", port, 0):
        with pytest.raises(InputError, match="taken by another program"):
            serving.listen("127.0.0.1", port, 0)
        with serving.listen("127.0.0.1", None, port) as other:
            assert other.getsockname()[1] != port


def test_what_cannot_be_served_is_one_line(path, capfd):
    assert run(["serve", str(path.parent / "none.case")]) == 2
    assert "there is no such case" in capfd.readouterr().err
    assert run(["serve", str(path), "--host", "no.such.host.invalid"]) == 2
    assert "there is no such address" in capfd.readouterr().err
    with pytest.raises(CaseError):
        serving.serve(path.parent, host="127.0.0.1", port=0, usual=0, token=None, tell=print)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.8.8.8", True), ("0.0.0.0", False), ("::", False),
     ("192.0.2.1", False), ("desk.example", False)],
)  # fmt: skip
def test_what_this_machine_alone_can_reach(host, local):
    assert serving.is_loopback(host) is local
