"""Answers the landelijke-tabellen face: which tables there are, and their values, present or ended."""

import json
from collections.abc import Mapping
from typing import Any

import falcon

from services.clock import Clock
from services.mockkit.app import FaceApp, app
from services.mockkit.contract import asked_in_query
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.registries.brp.codes import Entry, entries
from services.registries.brp.tabellen import TabelVraag, WaardenVraag

NAMES: Mapping[str, tuple[str, str]] = {
    "Nationaliteiten": ("nationaliteit", "Nationaliteiten"),
    "Gemeenten": ("gemeente", "Gemeenten"),
    "Landen": ("land", "Landen"),
    "Reden_Nationaliteit": ("reden_nationaliteit", "Reden opnemen - beeindigen Nationaliteit"),
    "Adellijke_Titel_Predicaat": ("titel", "Adellijke titel/predicaat"),
    "Nederlands_Reisdocument": ("reisdocument", "Nederlands reisdocument"),
    "Verblijfstitel": ("verblijfstitel", "Verblijfstitel"),
    "RNI_Deelnemer": ("rni_deelnemer", "RNI-deelnemer"),
    "Gezagsverhouding": ("gezag_minderjarige", "Gezagsverhouding"),
    "Aanduiding_Bij_Huisnummer": ("huisnummer", "Aanduiding bij huisnummer"),
    "Geslacht": ("geslacht", "Geslacht"),
    "Naamgebruik": ("naamgebruik", "Naamgebruik"),
    "Reden_Opschorting_Bijhouding": ("opschorting", "Reden opschorting bijhouding"),
    "Soort_Verbintenis": ("verbintenis", "Soort verbintenis"),
    "Functie_Adres": ("functie_adres", "Functie adres"),
    "Europees_Kiesrecht": ("europees_kiesrecht", "Europees kiesrecht"),
    "Aanduiding_Inhouding_Vermissing": ("inhouding", "Aanduiding inhouding dan wel vermissing reisdocument"),
}
"""Identification of a table to its name in tables.csv and its description (RvIG: Logisch Ontwerp, tabelwaarden)."""

FACE = "tabellen"
_JSON, _HAL = "application/json; charset=utf-8", "application/hal+json; charset=utf-8"


def mount(world: World[Any]) -> FaceApp:
    """Return the app of this face. No feature says how a refusal is worded here: the document decides ("hc")."""
    made, base = app(world, FACE, "hc"), f"{world.face(FACE).base_path}/tabellen"
    made.add_route(base, Tabellen())
    made.add_route(f"{base}/{{tabel}}", Tabel())
    made.add_route(f"{base}/{{tabel}}/waarden", Waarden(world.clock))
    made.add_route(f"{base}/{{tabel}}/waarden/{{code}}", Waarde())
    return made


class Tabellen:
    """All tables, or those that a question names."""

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        question = asked_in_query(TabelVraag, req)
        found = [
            _table(name)
            for name in NAMES
            if question.tabelidentificatie in ("", name) and _like(question.omschrijving, NAMES[name][1])
        ]
        _send(resp, {"tabellen": found})


class Tabel:
    """One table."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, tabel: str) -> None:
        _rows(tabel)
        _send(resp, _table(tabel), _HAL)


class Waarden:
    """The values of a table; those that have ended only when asked for. A table that is not there has none (1.0.0)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def on_get(self, req: falcon.Request, resp: falcon.Response, tabel: str) -> None:
        question = asked_in_query(WaardenVraag, req)
        rows = _rows(tabel) if tabel in NAMES else ()
        today = self._clock.today().strftime("%Y%m%d")
        found = [
            _value(one)
            for one in rows
            if (question.inclusiefbeeindigd or not one.ended or one.ended > today)
            and _like(question.omschrijving, one.meaning)
        ]
        _send(resp, {"waarden": found})


class Waarde:
    """One value, whether or not it has ended."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, tabel: str, code: str) -> None:
        for one in _rows(tabel):
            if one.code == code:
                _send(resp, _value(one))
                return
        raise Problem(404)


def _rows(name: str) -> tuple[Entry, ...]:
    if name not in NAMES:
        raise Problem(404)
    return entries()[NAMES[name][0]]


def _table(name: str) -> dict[str, str]:
    return {"tabelidentificatie": name, "omschrijving": NAMES[name][1]}


def _value(one: Entry) -> dict[str, str]:
    made = {
        "code": one.code,
        "omschrijving": one.meaning,
        "datumIngang": _day(one.began),
        "datumEinde": _day(one.ended),
        "nieuweCode": one.successor,
        "soort": one.kind,
    }
    return {name: value for name, value in made.items() if value}


def _day(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""


def _like(wanted: str, have: str) -> bool:
    """True when ``have`` fits ``wanted``: no difference of case, and * at either end for anything."""
    want, text = wanted.casefold(), have.casefold()
    middle = want.strip("*")
    if want.startswith("*") and want.endswith("*"):
        return middle in text
    if want.startswith("*"):
        return text.endswith(middle)
    return text.startswith(middle) if want.endswith("*") else not want or text == want


def _send(resp: falcon.Response, body: Any, media: str = _JSON) -> None:
    resp.content_type = media
    resp.text = json.dumps(body, ensure_ascii=False)
