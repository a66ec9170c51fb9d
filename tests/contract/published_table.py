"""Prints per published document what was asked of the mock that plays it, and what its answers broke.

``python -m tests.contract.published_table [--examples N]`` starts a server and asks N questions per operation.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from services.mockhost.network import Network, NetworkOptions
from tests.contract import fuzzing
from tests.contract.sound_questions import CRS, RECEIVER, Questions, sound
from tests.helpers.servers import Server, server

NETWORK = Network(NetworkOptions(control_key="x"))
FACES = {
    f"{found.manifest.id}/{face.id}": (found, face)
    for found in NETWORK.registries
    if found.has("mock")
    for face in found.manifest.faces
    if face.spec.endswith((".yaml", ".json")) and "openapi" in face.spec
}
HEADERS = {**RECEIVER, "Accept": "*/*"}


@dataclass
class Outcome:
    """What came of one document: operations, questions asked, findings that are listed, and those that are not."""

    name: str
    document: str
    operations: int
    cases: int
    listed: list[fuzzing.Finding]
    strange: list[fuzzing.Finding]
    silent: list[str]


def ask(running: Server, questions: Questions, name: str, examples: int) -> Outcome:
    """Ask every operation of one document that its mock plays."""
    found, face = FACES[name]
    app: Any = NETWORK.host().apps(found.manifest.id)[face.id]
    headers = HEADERS | (CRS if found.manifest.id == "zaken" else {})
    known = fuzzing.listed()
    made = Outcome(name, face.spec, 0, 0, [], [], [])
    for operation, base in fuzzing.operations(face.spec, face, app):
        good = questions.get(f"{name} {operation.label}", [])
        fuzzed = fuzzing.fuzz(operation, running, name, base, examples, headers, good)
        made.operations += 1
        made.cases += fuzzed.statuses.total()
        for one in fuzzed.findings:
            (made.listed if any(each.covers(one) for each in known) else made.strange).append(one)
        if good and not any(200 <= status < 300 for status in fuzzed.statuses):
            made.silent.append(f"{operation.label} never answered well: {dict(fuzzed.statuses)}")
    return made


def lines(made: list[Outcome]) -> Iterator[str]:
    """Yield the table, and under it every finding that is not listed."""
    yield f"{'register/koppelvlak':28} {'vragen':>6} {'keer':>6} {'bekend':>6} {'vreemd':>6}  document"
    for one in made:
        counts = (one.operations, one.cases, len(one.listed), len(one.strange) + len(one.silent))
        yield f"{one.name:28} " + " ".join(f"{count:6}" for count in counts) + f"  {one.document}"
    total = [sum(one.operations for one in made), sum(one.cases for one in made)]
    yield f"{'samen ' + str(len(made)):28} {total[0]:6} {total[1]:6}"
    for one in made:
        yield from (str(each) for each in one.strange)
        yield from one.silent


def main() -> int:
    """Print the table; 1 when an answer broke its document in a way that is not listed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--examples", type=int, default=100, metavar="N")
    examples = parser.parse_args().examples
    with server("--auth", "none", "--clock", "2027-01-05T14:02") as running:
        questions = sound(running)
        made = [ask(running, questions, name, examples) for name in FACES]
    sys.stdout.write("\n".join(lines(made)) + "\n")
    return 1 if any(one.strange or one.silent for one in made) else 0


if __name__ == "__main__":
    sys.exit(main())
