"""Only addresses of the web become links."""

import pytest

from sayso.exports.addresses import is_web


@pytest.mark.parametrize("address", ["https://quay.example/a?b=c#d", "http://quay.example"])
def test_addresses_of_the_web(address):
    assert is_web(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "quay.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "https://a b",
        'http://a"onload=',
        "http://[x",
    ],
)
def test_what_is_none(address):
    assert not is_web(address)
