"""How a task ended: with a value or with an error, never with an empty list for a failure."""

from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

from services.errors import ServiceError

T = TypeVar("T")


class Loaded(Struct, Generic[T], frozen=True):
    """The work is done and this is what it gave."""

    value: T


class Failed(Struct, frozen=True):
    """The work failed. ``error`` is a ServiceError for a source, anything else is a fault of our own."""

    error: Exception

    @property
    def source(self) -> str:
        """The registry id of the source that failed; empty when the fault is our own."""
        return self.error.source if isinstance(self.error, ServiceError) else ""


Outcome: TypeAlias = Loaded[T] | Failed
