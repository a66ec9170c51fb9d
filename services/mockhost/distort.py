"""Changes a sound answer into one that is incomplete, out of date or at odds with the other registries.

The mocks know nothing of it: what comes out is still JSON of the contract's shape, only not the truth.
"""

import json
import random
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from msgspec import Struct

Headers = list[tuple[str, str]]
Change = Callable[[Any], Any]
_READS = ("GET", "POST")
_TOKEN = "HTTP_X_VOORPORTAAL_SESSIE"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T|$)")


class Answer(Struct, frozen=True):
    """A whole answer as a mock gave it."""

    status: str
    headers: Headers
    body: bytes

    def send(self, start_response: Any) -> Iterable[bytes]:
        """Give it to the server."""
        start_response(self.status, self.headers)
        return [self.body]

    def with_body(self, body: bytes) -> "Answer":
        """Return the same answer with another body and its length."""
        kept = [(name, value) for name, value in self.headers if name.lower() != "content-length"]
        return Answer(self.status, [*kept, ("Content-Length", str(len(body)))], body)

    @property
    def is_json(self) -> bool:
        """True for a good answer whose body is JSON."""
        kinds = [value for name, value in self.headers if name.lower() == "content-type"]
        return self.status.startswith("200") and bool(kinds) and "json" in kinds[0].split(";")[0]


Kept = dict[tuple[str, ...], Answer]


def changed(app: Any, environ: dict[str, Any], start_response: Any, change: Change) -> Iterable[bytes]:
    """Answer with the app's own answer, its JSON changed by ``change``; anything else goes as it is."""
    answer = _answer(app, environ)
    if not answer.is_json:
        return answer.send(start_response)
    body = json.dumps(change(json.loads(answer.body)), ensure_ascii=False).encode()
    return answer.with_body(body).send(start_response)


def stale(app: Any, environ: dict[str, Any], start_response: Any, kept: Kept) -> Iterable[bytes]:
    """Answer a question as it was answered the first time; writing goes through but does not show."""
    if environ["REQUEST_METHOD"] not in _READS:
        answer: Iterable[bytes] = app(environ, start_response)
        return answer
    key = _key(environ)
    if key not in kept:
        first = _answer(app, environ)
        if not first.is_json:   # 201: something was made, and that is no question
            return first.send(start_response)
        kept[key] = first
    return kept[key].send(start_response)


class Partial:
    """Leaves out a share of the entries of every outermost list."""

    def __init__(self, share: float, dice: random.Random) -> None:
        self._share = share
        self._dice = dice

    def __call__(self, value: Any) -> Any:
        """Return ``value`` without them."""
        if isinstance(value, list):
            left_out = set(self._dice.sample(range(len(value)), round(len(value) * self._share)))
            return [one for place, one in enumerate(value) if place not in left_out]
        if isinstance(value, dict):
            return {name: self(child) for name, child in value.items()}
        return value


class Contradictory:
    """Shifts a share of the numbers and dates by one; keys, codes and words stay, so that things still link.

    The same member of the same answer is always shifted alike: this registry is wrong, but sure of itself.
    """

    def __init__(self, share: float, seed: str) -> None:
        self._share = share
        self._seed = seed

    def __call__(self, value: Any, path: str = "") -> Any:
        """Return ``value`` with them shifted."""
        if isinstance(value, dict):
            return {name: self(child, f"{path}/{name}") for name, child in value.items()}
        if isinstance(value, list):
            return [self(child, f"{path}/{place}") for place, child in enumerate(value)]
        if isinstance(value, bool) or random.Random(f"{self._seed}{path}").random() >= self._share:
            return value
        if isinstance(value, int | float):
            return value + 1
        return _a_day_later(value) if isinstance(value, str) else value


def _a_day_later(text: str) -> str:
    if not _DATE.match(text):
        return text
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    return (day + timedelta(days=1)).isoformat() + text[10:]


def _answer(app: Any, environ: dict[str, Any]) -> Answer:
    head: dict[str, Any] = {}

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> None:
        head.update(status=status, headers=headers)

    body = b"".join(app(environ, start_response))
    return Answer(head["status"], head["headers"], body)


def _key(environ: dict[str, Any]) -> tuple[str, ...]:
    """Return what makes two questions the same: who asks, what, and with which body."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = BytesIO(body)
    names = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", _TOKEN, "HTTP_X_VOORPORTAAL_MAP")
    return (*(str(environ.get(name, "")) for name in names), body.decode("utf-8", "replace"))

