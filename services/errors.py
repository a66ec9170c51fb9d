"""Every way a call to the outside world can fail, as values that know their source.

ServiceError
├── Unavailable   the source is out, refuses, or answers 429 or 5xx
├── TimedOut      no complete answer within the total deadline
├── NotFound      the source knows nothing under this key (404)
├── Forbidden     the session does not cover this subject, level or service (401, 403)
└── BadReply      the answer breaks the contract, or the source rejects our question (other 4xx)
"""

from collections.abc import Mapping
from typing import Any


class ServiceError(Exception):
    """A failed call. ``source`` is the registry id; ``problem`` the problem document, if one came."""

    def __init__(
        self,
        source: str,
        detail: str = "",
        status: int | None = None,
        problem: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{source}: {detail}" if detail else source)
        self.source = source
        self.detail = detail
        self.status = status
        self.problem = dict(problem or {})


class Unavailable(ServiceError):
    """The source is out or too busy; trying again later may help."""


class TimedOut(ServiceError):
    """The total deadline passed before the whole answer was there."""


class NotFound(ServiceError):
    """The source knows nothing under this key."""


class Forbidden(ServiceError):
    """The session does not cover this subject, level or service."""


class BadReply(ServiceError):
    """The answer breaks the contract, or the source says that our question does."""


class InputError(Exception):
    """Something a person wrote is wrong: names the file, line and value, and says how to mend it."""

    def __init__(self, message: str, *, file: str = "", line: int = 0, field: str = "") -> None:
        self.message = message
        self.file = file
        self.line = line
        self.field = field
        super().__init__(str(self))

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.line else (f"{self.file}: " if self.file else "")
        field = f"{self.field}: " if self.field else ""
        return f"{where}{field}{self.message}"
