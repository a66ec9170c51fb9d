"""Makes what is ours on a case: to-do, contact, short sentence, and the lines of the timeline."""

import uuid
from typing import Any

from services.mockkit.world import NAMESPACE
from services.registries.zaken.block import Todo
from services.registries.zaken.catalogue_bodies import Body
from services.registries.zaken.stock import Dossier, Paper, Stock


def extra(stock: Stock, dossier: Dossier) -> Body:
    """Return the member ``voorportaal`` of a case; a to-do that was done is left out."""
    zaak, office = dossier.zaak, dossier.kind.organisatie
    added = stock.added(dossier)
    todo = zaak.todo if zaak.todo and not (added and zaak.todo.soort == "document") else None
    handler = zaak.behandelaar
    own = [{"datum": p.day, "titel": _act(p), "toelichting": p.filename} for p in added]
    return {
        "organisatie": {"naam": office.naam, "aanduiding": office.aanduiding, "domein": office.domein},
        "contact": {
            "naam": handler.naam if handler else "",
            "team": handler.team if handler else "",
            "telefoon": (handler.telefoon if handler else "") or office.telefoon,
            "bereikbaar": office.bereikbaar,
            "terugbellen": handler.terugbellen if handler else False,
        },
        "kort": zaak.kort if todo is zaak.todo else (zaak.todo.daarna if zaak.todo else ""),
        "todo": _todo(stock, dossier, todo) if todo else None,
        "opgeschortVanaf": zaak.opgeschort.vanaf.isoformat() if zaak.opgeschort else None,
        "handelingen": own + [_told(moment) for moment in zaak.handelingen],
        "gepland": [_told(moment) for moment in zaak.gepland],
        "berichten": [
            {
                "datum": one.datum.isoformat(),
                "titel": one.titel,
                "bericht": _message(dossier, one.bericht),
            }
            for one in zaak.berichten
        ],
    }


def _todo(stock: Stock, dossier: Dossier, todo: Todo) -> Body:
    return {
        "titel": todo.titel,
        "toelichting": todo.toelichting,
        "uiterlijk": todo.uiterlijk.isoformat(),
        "knop": todo.knop,
        "kaart": todo.kaart or todo.titel,
        "soort": todo.soort,
        "naar": _message(dossier, todo.naar) if todo.soort == "bericht" else todo.naar,
        "informatieobjecttype": stock.document_kind(dossier.kind, todo.documentsoort),
    }


def _message(dossier: Dossier, name: str) -> str:
    """Return the id of a message of the Berichtenbox by its local name (DESIGN.md §3.3)."""
    return str(uuid.uuid5(NAMESPACE, f"berichten/{dossier.persona}/{name}"))


def _told(moment: Any) -> Body:
    return {"datum": moment.datum.isoformat(), "titel": moment.titel, "toelichting": moment.toelichting}


def _act(paper: Paper) -> str:
    return "U voegde een foto toe" if paper.mime.startswith("image/") else "U voegde een document toe"
