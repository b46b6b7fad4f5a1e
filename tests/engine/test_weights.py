"""Weights are read from the file beside the module that weighs by them."""

import msgspec
import pytest

from sayso.corroboration.joining import likelihood
from sayso.engine.weights import read_weights
from sayso.errors import SetupError


class Other(msgspec.Struct, forbid_unknown_fields=True):
    height: float


def test_weights_stand_beside_their_module():
    assert read_weights("sayso.corroboration.joining.likelihood", likelihood.Weights) == likelihood.weights()


@pytest.mark.parametrize("module", ["sayso.corroboration.joining.likelihood", "sayso.corroboration.nowhere"])
def test_what_is_missing_or_of_another_type_is_said(module):
    with pytest.raises(SetupError, match=module.replace(".", "/")):
        read_weights(module, Other)
