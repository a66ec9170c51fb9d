"""Proves the chain in the network form, and the commands that show it: what happens, the log, what was given up."""

import io
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import app.cli
from tests.helpers.callback import callback
from tests.helpers.servers import _POLL, Server, server

FENNA = "900050342"
HOLDER = "00000001900700013000"


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server("--clock", "2027-01-05T14:02") as found:
        yield found


def _until(told: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not told():
        assert time.monotonic() < end
        _POLL.wait(0.05)


def _system(running: Server, oin: str = "00000001900999999000") -> dict[str, str]:
    token = running.control("POST", "/tokens", {"oin": oin}).json["token"]
    return {"X-Voorportaal-Sessie": token}


def _subjects(running: Server) -> list[str]:
    headers = running.token("fenna") | {"X-Ontvanger": f"BSN:{FENNA}"}
    running.ask("GET", "/berichten/api/v1/berichten/_ophalen", headers=headers)
    told = running.ask("GET", "/berichten/api/v1/berichten?paginaGrootte=200", headers=headers).json
    return [one["onderwerp"] for one in told["berichten"]]


def _run(monkeypatch: pytest.MonkeyPatch, running: Server, *arguments: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{running.key}\n"))
    return app.cli.main(["stelsel", *arguments, "--url", running.origin])


def test_a_move_at_a_server_reaches_webhook_and_box(
    running: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with callback() as hook:
        body = {"callbackUrl": hook.url, "auth": "Bearer x", "kanalen": [{"naam": "brp"}]}
        made = running.ask("POST", "/notificaties/api/v1/abonnement", body, _system(running))
        assert made.status == 201
        assert _run(monkeypatch, running, "gebeurtenis", "--persona", "fenna", "--type", "verhuizing") == 0
        _until(lambda: bool(hook.heard) and "Wij kennen uw nieuwe adres" in _subjects(running))
    assert "persoon-verhuisd" in capsys.readouterr().out
    _until(lambda: not running.control("GET", "/bezorging").json["onderweg"])
    assert _run(monkeypatch, running, "log", "--aantal", "100") == 0
    told = capsys.readouterr().out
    assert "osb-rm" in told and "bevestigd" in told and FENNA not in told
    newest = ("log", "--zoek", "persoon-verhuisd", "--profiel", "REST", "--aantal", "1", "--json")
    assert _run(monkeypatch, running, *newest) == 0
    key = json.loads(capsys.readouterr().out)["bericht"]
    assert _run(monkeypatch, running, "log", "--bericht", key) == 0
    assert "kenmerkDigilevering" in capsys.readouterr().out
    assert _run(monkeypatch, running, "log", "--bericht", "onbekend") == 2
    assert _run(monkeypatch, running, "bezorging") == 0


def test_a_reset_at_a_server_takes_it_all_back(running: Server) -> None:
    running.control("POST", "/gebeurtenissen", {"type": "verhuizing", "bsn": FENNA})
    _until(lambda: "Wij kennen uw nieuwe adres" in _subjects(running))
    running.control("POST", "/reset")
    assert "Wij kennen uw nieuwe adres" not in _subjects(running)
    assert running.control("GET", "/abonnementen").json["abonnementen"][0]["soort"] == "partij"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"type": "bestaatniet", "bsn": FENNA}, 422),
        ({"type": "apk", "bsn": FENNA}, 422),
        ({"type": "apk", "bsn": FENNA, "met": {"kenteken": "9XXX99"}}, 422),
        ({"bsn": FENNA}, 422),
    ],
)
def test_what_cannot_happen_is_said(running: Server, body: dict[str, Any], status: int) -> None:
    answer = running.control("POST", "/gebeurtenissen", body)
    assert answer.status == status and answer.json["detail"]


@pytest.mark.parametrize("path", ["/log", "/bezorging", "/abonnementen", "/gebeurtenissen"])
def test_the_pages_need_the_key(running: Server, path: str) -> None:
    assert running.ask("GET", f"/_voorportaal{path}").status == 401
    assert running.control("GET", path).status == 200


def test_a_persona_cannot_change_a_registry(running: Server) -> None:
    body = {"burgerservicenummer": FENNA, "datum": "2027-01-05", "plaats": "Delft"}
    assert running.ask("POST", "/brp/beheer/v1/sterfgevallen", body, running.token("fenna")).status == 403
    assert running.ask("POST", "/brp/beheer/v1/sterfgevallen", body).status == 401
    assert running.ask("POST", "/brp/beheer/v1/sterfgevallen", body, _system(running)).status == 403
    assert running.ask("POST", "/brp/beheer/v1/sterfgevallen", {}, _system(running, HOLDER)).status == 400


def test_the_token_command_gives_a_systems_token(
    running: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{running.key}\n"))
    assert app.cli.main(["registries", "token", "--oin", HOLDER, "--url", running.origin]) == 0
    headers = {"X-Voorportaal-Sessie": capsys.readouterr().out.strip()}
    assert running.ask("GET", "/haalcentraal/api/brpupdate/volgindicaties", headers=headers).status == 200
    assert app.cli.main(["registries", "token", "--url", running.origin]) == 2


# --- without a server


def test_the_command_shows_a_whole_chain_in_this_process(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.cli.main(["stelsel", "gebeurtenis", "--persona", "fenna", "--type", "overlijden"]) == 0
    told = capsys.readouterr().out
    assert "persoon-overleden" in told and "toeslagen/beheer POST /beeindigingen (201)" in told
    assert "niet bezorgd" not in told


def test_the_log_can_be_read_from_a_store(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    happen = ["stelsel", "gebeurtenis", "--persona", "fenna", "--type", "geboorte", "--data", url]
    assert app.cli.main(happen) == 0
    capsys.readouterr()
    assert app.cli.main(["stelsel", "log", "--data", url, "--json", "--aantal", "500"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"osb-rm", "osb-rm-S", "REST-API", "REST-API-S"} >= {line["profiel"] for line in lines} > {"osb-rm"}
    assert all(set(line) == set(lines[0]) for line in lines)
    one = next(line for line in lines if line["profiel"] == "osb-rm")
    assert (one["afzender"], one["ondertekend"]) == ("Basisregistratie Personen", False)
    read = ["stelsel", "log", "--data", url, "--json"]
    assert app.cli.main([*read, "--status", "bevestigd", "--zoek", "persoon-geboren", "--aantal", "500"]) == 0
    narrowed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["toestand"] for line in narrowed} == {"bevestigd"} and len(narrowed) < len(lines)
    assert app.cli.main([*read, "--bericht", one["bericht"]]) == 0
    kept = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert kept["kop"]["kop"]["kenmerkDigilevering"] == one["bericht"] and '"specversion"' in kept["inhoud"]
    assert app.cli.main([*read, "--bericht", "onbekend"]) == 2


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--type", "verhuizing", "--persona", "niemand"], "kies uit"),
        (["--type", "niets", "--persona", "fenna"], "er is geen gebeurtenis"),
        (["--type", "apk", "--persona", "fenna"], "--met"),
        (["--type", "apk", "--persona", "fenna", "--met", "kenteken"], "naam=waarde"),
        (["--type", "verhuizing", "--persona", "fenna", "--clock", "gisteren"], "--clock"),
    ],
)
def test_a_mistake_is_said_without_a_traceback(
    capsys: pytest.CaptureFixture[str], arguments: list[str], word: str
) -> None:
    assert app.cli.main(["stelsel", "gebeurtenis", *arguments]) == 2
    assert word in capsys.readouterr().err


def test_certificates_are_written_and_trusted_by_openssl(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    import ssl

    assert app.cli.main(["stelsel", "certificaten", "--out", str(tmp_path / "c")]) == 0
    context = ssl.create_default_context(cafile=str(tmp_path / "c" / "ca.pem"))
    context.load_cert_chain(tmp_path / "c" / "client.pem", tmp_path / "c" / "client.key")
    assert app.cli.main(["stelsel", "certificaten", "--out", str(tmp_path), "--oin", "12"]) == 2
