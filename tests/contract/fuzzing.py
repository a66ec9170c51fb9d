"""Asks a running server what a published document allows and forbids, and judges every answer by that document.

schemathesis makes the questions: sound ones, spoiled ones, and (here) sound ones about things that exist.
"""

import re
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from services.manifest import Face
from services.mockkit.app import FaceApp
from tests.contract.published import document
from tests.helpers.servers import Server

_PATIENCE = 60  # seconds for one answer: the machine may have more to do
LISTED = Path(__file__).parent / "deviations.toml"
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
REFUSING = (*CHECKS, negative_data_rejection)
BOTH_WAYS = (*REFUSING, positive_data_acceptance)


@dataclass(frozen=True)
class Finding:
    """One answer that is not what the document says."""

    face: str
    operation: str
    check: str
    message: str
    call: str

    def __str__(self) -> str:
        return f"{self.face} {self.operation} [{self.check}] {self.message}\n    {self.call}"


@dataclass(frozen=True)
class Deviation:
    """A finding that is known, and why it stays. ``message`` is looked for in what schemathesis says and was asked."""

    face: str
    reason: str
    message: str
    operation: str = ""
    check: str = ""

    def covers(self, found: Finding) -> bool:
        """True when this is about that finding."""
        return (
            fnmatch(found.face, self.face)
            and self.operation in ("", found.operation)
            and self.check in ("", found.check)
            and re.search(self.message, f"{found.message}: {found.call}") is not None
        )


def listed() -> list[Deviation]:
    """Return the known deviations."""
    return [Deviation(**one) for one in tomllib.loads(LISTED.read_text(encoding="utf-8"))["deviation"]]


def operations(spec: str, face: Face, app: FaceApp) -> Iterator[tuple[Any, str]]:
    """Yield the operations of a published document that the mock plays, each with what goes before its path here."""
    for operation in every_operation(document(spec)):
        base = _base(operation.path, operation.method, face, app)
        if base is not None:
            yield operation, base


def every_operation(loaded: dict[str, Any]) -> Iterator[Any]:
    """Yield the operations of a document, to be asked without its security."""
    loaded = loaded | {"security": []}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        schema = schemathesis.openapi.from_dict(loaded)
        for result in schema.get_all_operations():
            yield result.ok()


@dataclass
class Fuzzed:
    """What came of one operation: the findings, each kind once, and how often each status was answered."""

    findings: list[Finding]
    statuses: Counter[int]


def fuzz(
    operation: Any,
    running: Server,
    face: str,
    base: str,
    examples: int,
    headers: Mapping[str, str],
    sound: Sequence[Mapping[str, Any]],
    checks: Sequence[Any] = CHECKS,
) -> Fuzzed:
    """Ask ``examples`` questions: half ``sound`` ones (when there are), the others made up, half of those spoiled."""
    made = Fuzzed([], Counter())
    with requests.Session() as line:
        line.trust_env = False
        asking = _Asking(operation, line, running.origin + base, face, dict(headers), made, checks)
        rest = examples - examples // 2 if sound else examples
        if sound:
            asking.run(GenerationMode.POSITIVE, examples // 2, sound)
        asking.run(GenerationMode.POSITIVE, rest - rest // 2)
        with suppress(Unsatisfiable):  # an operation that asks for nothing, or only for any text, cannot be spoiled
            asking.run(GenerationMode.NEGATIVE, rest // 2)
    return made


@dataclass
class _Asking:
    """One operation at one server, and what came of it so far."""

    operation: Any
    line: Any
    url: str
    face: str
    headers: dict[str, str]
    made: Fuzzed
    checks: Sequence[Any]

    def run(self, mode: GenerationMode, examples: int, sound: Sequence[Mapping[str, Any]] = ()) -> None:
        """Ask that many questions of one kind; with ``sound``, one of those each time."""

        @given(data=st.data())
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(data: st.DataObject) -> None:
            case = data.draw(self.operation.as_strategy(generation_mode=mode))
            if sound:
                _fill(case, data.draw(st.sampled_from(sound)))
            self._send(case, mode)

        ask()

    def _send(self, case: Any, mode: GenerationMode) -> None:
        kept = _spoiled_headers(case) if mode is GenerationMode.NEGATIVE else set()
        added = {name: value for name, value in self.headers.items() if name.lower() not in kept}
        answer = case.call(base_url=self.url, session=self.line, headers=added, timeout=_PATIENCE)
        self.made.statuses[answer.status_code] += 1
        known = {(one.check, one.message) for one in self.made.findings}
        found = _judged(case, answer, self.face, self.checks)
        self.made.findings += [one for one in found if (one.check, one.message) not in known]


def _spoiled_headers(case: Any) -> set[str]:
    """Return the headers that must be sent as they are, or left out: filling them in would mend what was spoiled."""
    info = case.meta.components.get(ParameterLocation.HEADER) if case.meta else None
    if info is None or not info.mode.is_negative:
        return {name.lower() for name in case.headers or ()}
    return {parameter.name.lower() for parameter in case.operation.headers} | {name.lower() for name in case.headers}


def _judged(case: Any, answer: Any, face: str, checks: Sequence[Any]) -> Iterator[Finding]:
    for check in checks:
        try:
            case.validate_response(answer, checks=[check])
        except FailureGroup as group:
            for failure in group.exceptions:
                yield _finding(face, case, check, failure, answer)
        except Failure as failure:
            yield _finding(face, case, check, failure, answer)


def _fill(case: Any, question: Mapping[str, Any]) -> None:
    """Put a question about something that exists in the place of the made-up one."""
    if "path" in question:
        case.path_parameters = dict(question["path"])
    if "query" in question:
        case.query = dict(question["query"])
    if "body" in question:
        case.body = question["body"]


def _words(failure: Any, answer: Any) -> str:
    """Return a finding in one line that is the same for every case of its kind: what, and where in the schema."""
    said = " ".join(str(failure.message).split())
    place = re.search(r"Schema at (\S+)", said) if "schema" in failure.title.lower() else None
    where = getattr(failure, "schema_path", None)
    told = "/".join(str(part) for part in where) if isinstance(where, list | tuple) else str(where or "")
    tail = re.sub(r"x-bundled/schema[0-9]+", "…", told or (place[1] if place else said[:120]))
    return f"{answer.status_code}: {failure.title}: {tail}"


def _said(failure: Any) -> str:
    return " ".join(str(failure.message).split())[:200]


def _finding(face: str, case: Any, check: Any, failure: Any, answer: Any) -> Finding:
    call = f"{_said(failure)}\n    {_call(case, answer)}"
    return Finding(face, case.operation.label, check.__name__, _words(failure, answer), call)


def _call(case: Any, answer: Any) -> str:
    body = case.body if isinstance(case.body, dict | list | str) else ""
    return f"{case.method} {answer.request.url} {body}"[:300]


def _base(path: str, method: str, face: Face, app: FaceApp) -> str | None:
    """Return what goes before a published path here; None when the mock does not play it.

    Two publications of the KvK share one base path, so a face of theirs has a part of the path in its own.
    """
    wanted = _shape(path).split("/")[1:]
    for route, resource in app.resources.items():
        parts = route.split("/")
        base = "/".join(parts[: -len(wanted)])
        same = _shape(route).split("/")[-len(wanted) :] == wanted
        if same and f"{face.base_path}/".startswith(f"{base}/") and hasattr(resource, f"on_{method.lower()}"):
            return base
    return None


def _shape(path: str) -> str:
    return re.sub("{[^}]+}", "{}", path)
