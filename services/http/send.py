"""Sends calls: one deadline for everything, no redirects, no proxies of the environment, the token only to ours.

RELIABILITY.md finding 9 is why: requests' own timeouts are per read, it follows redirects with our headers,
reads proxies from the environment, and its JSON accepts NaN and duplicate keys.
"""

import sys
import threading
import uuid
from collections.abc import Callable

import requests
import urllib3
from requests.adapters import BaseAdapter

from services.clock import Clock
from services.errors import ServiceError, TimedOut, Unavailable
from services.http.call import Call, CallRecord, Endpoint, Hooks
from services.http.deadline import DEADLINE, Deadline, run_under, running_deadline
from services.http.reply import Reply, checked, read_body
from services.http.sockets import WatchedAdapter
from services.identity.tokens import HEADER

EMBEDDED = "http+embedded"
NO_HOOKS = Hooks()


class Http:
    """Sends calls for every registry. ``endpoint`` says where a face lives; ``embedded`` plays the mocks."""

    def __init__(
        self,
        clock: Clock,
        endpoint: Callable[[str, str], Endpoint],
        embedded: Callable[[], BaseAdapter],
        hooks: Hooks = NO_HOOKS,
        deadline: float = DEADLINE,
    ) -> None:
        self.clock = clock
        self._endpoint = endpoint
        self._embedded = embedded
        self.hooks = hooks
        self._deadline = deadline
        self._threads = threading.local()
        self._running: set[Deadline] = set()
        self._over = -1
        self._lock = threading.Lock()

    def give_up(self, epoch: int = -1) -> None:
        """End every running call at once; the sessions up to ``epoch`` are over and make no more calls."""
        with self._lock:
            self._over = max(self._over, epoch)
            running = list(self._running)
        for deadline in running:
            deadline.cancel()

    def close(self) -> None:
        """End every running call; nobody makes another one."""
        self.give_up(sys.maxsize)

    def send(self, call: Call) -> Reply:
        """Send one call and return the whole answer; every other end is a ServiceError."""
        endpoint = self._endpoint(call.registry, call.face)
        deadline = self._deadline_for(call)
        started, begin = self.clock.now(), self.clock.monotonic()
        correlation = str(uuid.uuid4())
        status, error, received = None, "", 0
        try:
            reply = self._exchange(call, endpoint, deadline, correlation)
            status, received = reply.status, len(reply.body)
            return checked(call.registry, reply)
        except ServiceError as failure:
            status, error = failure.status or status, type(failure).__name__
            raise
        finally:
            with self._lock:
                self._running.discard(deadline)
            deadline.release()
            told = (call.registry, call.face, call.method, call.path.split("?")[0])
            seconds = self.clock.monotonic() - begin
            asked = (call.actor, call.subject, len(call.body or b""), received)
            record = CallRecord(*told, status, correlation, started, seconds, error, *asked, signed=call.signed)
            self.hooks.tell(record)

    def _deadline_for(self, call: Call) -> Deadline:
        deadline = Deadline(self.clock, self._deadline)
        with self._lock:
            if call.epoch <= self._over:
                raise Unavailable(call.registry, "deze sessie is voorbij")
            self._running.add(deadline)
        return deadline

    def _exchange(self, call: Call, endpoint: Endpoint, deadline: Deadline, correlation: str) -> Reply:
        outer = running_deadline()  # a registry that asks another one works under two
        run_under(deadline)
        try:
            request = self._request(call, endpoint, correlation)
            # The adapter itself: requests' Session reads the whole body of a redirect, however large.
            adapter = self._adapter(str(request.url))
            with adapter.send(request, stream=True, timeout=max(0.01, deadline.left), proxies={}) as answer:
                body = read_body(call.registry, answer, deadline)
            return Reply(call.registry, answer.status_code, answer.headers, body, self.clock.now())
        except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
            raise TimedOut(call.registry, "geen volledig antwoord binnen de tijd") from error
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            if deadline.passed:
                raise TimedOut(call.registry, "geen volledig antwoord binnen de tijd") from error
            raise Unavailable(call.registry, type(error).__name__) from error
        finally:
            run_under(outer)

    def _request(self, call: Call, endpoint: Endpoint, correlation: str) -> requests.PreparedRequest:
        headers = {
            "Accept": "application/json",
            # No inflation, no bomb: a body is as large as it says (RELIABILITY.md finding 9).
            "Accept-Encoding": "identity",
            "X-Correlation-Id": correlation,
            **self.hooks.headers(call),
            **endpoint.headers,
            **call.headers,
        }
        if endpoint.ours and call.token:
            headers[HEADER] = call.token
        return requests.Request(
            call.method, endpoint.url + call.path, params=call.params or None, data=call.body, headers=headers
        ).prepare()

    def _adapter(self, url: str) -> BaseAdapter:
        """Return this thread's adapter for an address; raises requests.exceptions.InvalidSchema."""
        scheme = url.partition("://")[0].lower()
        kept: dict[str, BaseAdapter] = self._threads.__dict__.setdefault("adapters", {})
        if scheme not in kept:
            if scheme not in (EMBEDDED, "http", "https"):
                raise requests.exceptions.InvalidSchema(scheme)
            kept[scheme] = self._embedded() if scheme == EMBEDDED else WatchedAdapter(max_retries=0)
        return kept[scheme]
