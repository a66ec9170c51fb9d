"""Says of a value (a frozen msgspec struct) which of its fields may never be read in a log or an error."""

from collections.abc import Callable

from msgspec import Struct


def hiding(*names: str) -> Callable[[Struct], str]:
    """Return a ``__repr__`` that leaves these fields out: ``__repr__ = hiding("token")`` in the struct's body."""

    def shown(value: Struct) -> str:
        fields = ", ".join(f"{name}={getattr(value, name)!r}" for name in value.__struct_fields__ if name not in names)
        return f"{type(value).__name__}({fields})"

    return shown
