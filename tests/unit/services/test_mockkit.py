"""Proves the gate of every mock: who may ask what, in the registry's own words, with its headers on every answer."""

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests
from msgspec.structs import replace

from services.errors import Forbidden, NotFound, ServiceError
from services.http import Call, Reply
from services.identity.session import Session
from services.identity.tokens import HEADER, TokenSigner
from services.manifest import registries
from services.mockkit.problem import Problem, Style, instance_of, write
from tests.helpers.harvest import ASKED, House, Taken

REFUSED = (401, 403, 404)
FACES = [(one.manifest.id, face.id) for one in registries()[0] for face in one.manifest.faces]
# The KvK's published errors are no problem documents; those of its fourth face are, but under another name.
KVK = {("nhr", "zoeken"), ("nhr", "basisprofiel"), ("nhr", "vestigingsprofiel")}
OGC = {("bgt", "features"), ("brt", "features"), ("bro", "features")}
PLAIN_PROBLEM = ("nhr", "mijnorganisaties")
SECURITY = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """Every registry, every persona."""
    built = House()
    yield built
    built.close()


@pytest.fixture(scope="module")
def harvests(house: House) -> dict[str, list[Taken]]:
    """What each persona asked and got."""
    return {persona: house.harvest(persona) for persona in house.people}


def test_the_clients_of_part_one_are_all_asked(house: House, harvests: dict[str, list[Taken]]) -> None:
    """Registries that came later are asked by their documents: tests/contract/test_bola.py."""
    assert set(ASKED) <= set(house.found)
    asked = {(one.call.registry, one.call.face) for taken in harvests.values() for one in taken}
    assert {registry for registry, _ in asked} == set(ASKED)


# --- nobody gets what is somebody else's


def test_no_persona_gets_what_is_anothers(house: House, harvests: dict[str, list[Taken]]) -> None:
    """Every private question of every persona, asked again by three others: 0 answers the token does not cover."""
    _ask_foreign(house, harvests, 3)


@pytest.mark.night
def test_nobody_at_all_gets_what_is_anothers(house: House, harvests: dict[str, list[Taken]]) -> None:
    """The same by all others."""
    _ask_foreign(house, harvests, len(house.people) - 1)


def _ask_foreign(house: House, harvests: dict[str, list[Taken]], others: int) -> None:
    names = list(house.people)
    questions, leaks = 0, []
    for place, owner in enumerate(names):
        for step in range(1, others + 1):
            session = house.session(names[(place + step) % len(names)])
            private = [one for one in harvests[owner] if not one.public]
            questions += len(private)
            leaks += [line for one in private for line in _leak(house, one, session, owner, harvests)]
    assert not leaks, f"{len(leaks)} of {questions}:\n" + "\n".join(leaks[:20])
    assert questions > 300 * others


def _leak(
    house: House, one: Taken, session: Session, owner: str, harvests: dict[str, list[Taken]]
) -> list[str]:
    answer = house.replay(one.call, session)
    if isinstance(answer, ServiceError):
        # Refusing for another reason than who asks would prove nothing.
        fine = answer.status in REFUSED and house.people[owner].head.naam not in json.dumps(answer.problem)
        return [] if fine else [f"{session.persona}: {one.call}: {answer!r}"]
    own = harvests[session.persona]
    if any(mine.question == one.question for mine in own):
        return []
    secret = _secrets(house, owner, harvests) - {found for mine in own for found in mine.ids}
    told = answer.body.decode("utf-8", "ignore")
    seen = [word for word in secret if word in told]
    same = answer.body == one.reply.body and len(answer.body) > 200
    return [f"{session.persona} sees {seen[:3]} of {owner}: {one.call}"] if seen or same else []


_SECRETS: dict[str, set[str]] = {}


def _secrets(house: House, owner: str, harvests: dict[str, list[Taken]]) -> set[str]:
    if owner not in _SECRETS:
        ids = {found for one in harvests[owner] if not one.public for found in one.ids}
        _SECRETS[owner] = ids | {house.people[owner].head.bsn}
    return _SECRETS[owner]


def test_the_owner_gets_them(house: House, harvests: dict[str, list[Taken]]) -> None:
    """The negative control: with the owner's own token the same questions are answered, and count as leaks."""
    session = house.session("fenna")
    for one in harvests["fenna"]:
        if one.call.method == "GET":
            assert isinstance(house.replay(one.call, session), Reply), one.call
    foreign = replace(session, persona="yusuf")
    found = [
        line
        for one in harvests["fenna"]
        if not one.public and one.call.method == "GET"
        for line in _leak(house, one, foreign, "fenna", harvests)
    ]
    assert len(found) > 10, "the check would not see a leak"


def test_foreign_writing_changes_nothing(house: House, harvests: dict[str, list[Taken]]) -> None:
    before = {one: house.backend.store.query(one) for one in ("berichten", "zaken")}
    assert any(before.values()), "the owners wrote something"
    for owner, taken in harvests.items():
        other = "hendrik" if owner != "hendrik" else "fenna"
        for one in taken:
            if one.call.method in ("PATCH", "PUT", "DELETE"):
                assert isinstance(house.replay(one.call, house.session(other)), Forbidden | NotFound)
    assert before == {one: house.backend.store.query(one) for one in before}


# --- tokens


def _signed_elsewhere(house: House, session: Session) -> str:
    return TokenSigner(house.clock).sign(session)


def _with_their_kid(house: House, session: Session) -> str:
    """A stranger's signature under our key's name."""
    _, body, mark = _signed_elsewhere(house, session).split(".")
    ours = json.loads(_unpacked(house.session("fenna").token.split(".")[0]))
    return f"{_packed(json.dumps(ours).encode())}.{body}.{mark}"


def _changed(house: House, session: Session) -> str:
    """Our signature over somebody else's number."""
    head, body, mark = session.token.split(".")
    claims = json.loads(_unpacked(body)) | {"sub": house.people["hendrik"].head.bsn}
    return f"{head}.{_packed(json.dumps(claims).encode())}.{mark}"


def _unsigned(house: House, session: Session) -> str:
    _, body, _ = session.token.split(".")
    head = json.loads(_unpacked(session.token.split(".")[0])) | {"alg": "none"}
    return f"{_packed(json.dumps(head).encode())}.{body}."


def _without_mark(house: House, session: Session) -> str:
    return session.token.rsplit(".", 1)[0] + "."


def _expired(house: House, session: Session) -> str:
    return house.backend.signer.sign(replace(session, expires=house.clock.now() - timedelta(seconds=1)))


def _of_another_registry(house: House, session: Session) -> str:
    return house.backend.signer.sign(session, frozenset({"een-ander-register"}))


def _missing(house: House, session: Session) -> str:
    return ""


def _nonsense(house: House, session: Session) -> str:
    return "geen.sessie.bewijs"


def _endless(house: House, session: Session) -> str:
    return "a" * 9000


def _unpacked(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


BAD_TOKENS = {
    "missing": (_missing, 401),
    "nonsense": (_nonsense, 401),
    "endless": (_endless, 401),
    "signed elsewhere": (_signed_elsewhere, 401),
    "signed elsewhere under our name": (_with_their_kid, 401),
    "changed": (_changed, 401),
    "alg none": (_unsigned, 401),
    "without a signature": (_without_mark, 401),
    "expired": (_expired, 401),
    "of another registry": (_of_another_registry, 403),
}


@pytest.mark.parametrize("kind", BAD_TOKENS)
@pytest.mark.parametrize("face", FACES, ids="/".join)
def test_every_face_refuses_a_bad_token_in_its_own_words(
    house: House, harvests: dict[str, list[Taken]], face: tuple[str, str], kind: str
) -> None:
    make, status = BAD_TOKENS[kind]
    call = _question(harvests, face)
    answer = _raw(house, call, make(house, house.session("fenna")))
    assert answer.status_code == status
    assert house.people["fenna"].head.bsn not in answer.text
    _has_headers(answer, house, face)
    kind_of_answer = answer.headers["Content-Type"].split(";")[0]
    if face in KVK:
        assert kind_of_answer == "application/json"
        assert [one["code"] for one in answer.json()["fout"]] == [str(status)]
        return
    assert kind_of_answer == ("application/json" if face == PLAIN_PROBLEM else "application/problem+json")
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    if face not in OGC and face[0] != "berichten":  # neither the FBS problem nor that of OGC API has a code
        refused = "autorisation" if face == ("bag", "individuelebevragingen") else "autorisatie"
        assert problem["code"] == ("authentication" if status == 401 else refused)


@pytest.mark.parametrize("registry", ASKED)
def test_a_token_for_this_registry_alone_is_enough(
    house: House, harvests: dict[str, list[Taken]], registry: str
) -> None:
    """The negative control of the refusals."""
    face = next((one.call.registry, one.call.face) for one in harvests["fenna"] if one.call.registry == registry)
    call = _question(harvests, face)
    session = house.session("fenna", scope=frozenset({face[0]}))
    answer = _raw(house, call, session.token)
    assert answer.status_code == 200
    _has_headers(answer, house, face)


@pytest.mark.parametrize("face", FACES, ids="/".join)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "RAAR"])
def test_every_answer_has_its_headers_and_none_is_a_crash(house: House, face: tuple[str, str], method: str) -> None:
    registry, name = face
    base = house.found[registry].manifest.face(name).base_path
    token = house.session("fenna").token
    for path in ("", "/bestaat-niet", "/%ff%00", "/a/b/c/d/e", "?x=%ff"):
        for body in (b"", b"{", b"[1]", b'{"a": NaN}', b"\xff"):
            if body and method in ("GET", "HEAD", "OPTIONS", "TRACE"):
                continue
            answer = _send(house, method, f"http+embedded://{registry}{base}{path}", token, body)
            assert answer.status_code < 500, (method, path, body, answer.text)
            _has_headers(answer, house, face)


def _question(harvests: dict[str, list[Taken]], face: tuple[str, str]) -> Call:
    """Return a question of this face; nobody passes its gate with any question, so without one the root will do."""
    asked = (one.call for one in harvests["fenna"] if (one.call.registry, one.call.face) == face)
    return next((one for one in asked if one.method in ("GET", "POST")), Call(*face, "GET", "/"))


def _raw(house: House, call: Call, token: str) -> requests.Response:
    base = house.found[call.registry].manifest.face(call.face).base_path
    request = requests.Request(
        call.method,
        f"http+embedded://{call.registry}{base}{call.path}",
        params=dict(call.params) or None,
        data=call.body,
        headers={"Accept": "application/json", **call.headers, **({HEADER: token} if token else {})},
    )
    return house.backend.host.adapter().send(request.prepare())


def _send(house: House, method: str, url: str, token: str, body: bytes) -> requests.Response:
    headers = {HEADER: token, "Content-Type": "application/json"}
    request = requests.Request(method, url, data=body or None, headers=headers)
    return house.backend.host.adapter().send(request.prepare())


def _has_headers(answer: requests.Response, house: House, face: tuple[str, str]) -> None:
    for name, value in SECURITY.items():
        assert answer.headers.get(name) == value, (name, answer.status_code)
    assert answer.headers["API-Version"] == house.found[face[0]].manifest.face(face[1]).version


# --- the dialects


@pytest.mark.parametrize("style", ["brp", "hc", "bag", "zgw", "fbs", "plain"])
@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 406, 409, 412, 415, 422, 429, 500, 503, 418])
def test_a_problem_names_itself_in_every_dialect(style: Style, status: int) -> None:
    body: Any = write(Problem(status, params=[{"name": "bsn", "code": "minLength", "reason": "te kort"}]), style, "/x")
    assert body["status"] == status and body["title"] and body["detail"]
    assert ("code" in body) is (style != "fbs")
    assert ("invalid-params" in body) is (style == "bag")
    assert ("invalidParams" in body) is (style != "bag")
    assert body["instance"] == "/x" if style != "zgw" else body["instance"].startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("style", "told"), [("brp", "/a/é b"), ("plain", "/a/é b"), ("hc", "https://x/a/%C3%A9%20b?p=1&q=%C3%A9")]
)
def test_a_family_prints_the_path_or_the_whole_address(style: Style, told: str) -> None:
    assert instance_of(style, "https://x", "/a/é b", "p=1&q=é") == told


def test_the_bag_words_some_refusals_its_own_way() -> None:
    told: Any = write(Problem(503), "bag", "/x")
    assert (told["title"], told["detail"]) == ("Bronservice is niet beschikbaar.",) * 2
    assert write(Problem(403), "bag", "/x")["code"] == "autorisation"


def test_a_problem_may_have_a_body_of_its_own() -> None:
    assert write(Problem(400, body={"error": True}), "plain", "/x") == {"error": True}
