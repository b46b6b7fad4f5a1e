"""Fitted weights, which stand in a TOML file beside the module that weighs by them."""

from importlib import resources
from typing import TypeVar

import msgspec

from sayso.errors import SetupError

Weights = TypeVar("Weights")


def read_weights(module: str, kind: type[Weights]) -> Weights:
    """The weights of a module (its `__name__`) as a record of type `kind`, from the TOML file of its name.

    Raises `SetupError` where the file is missing or does not fit the type.
    """
    package, _, name = module.rpartition(".")
    path = resources.files(package) / f"{name}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError) as error:
        raise SetupError(f"the weights in {package.replace('.', '/')}/{name}.toml cannot be used: {error}") from error
