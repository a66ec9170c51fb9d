"""Takes a persona's sketch of the street apart into plain areas and texts, ready to be drawn."""

from typing import Any

from services.registries.bag.block import Rij, Schets

Body = dict[str, Any]


def drawn(schets: Schets) -> Body:
    """Return the sketch as plain areas and texts; rows of houses are taken apart here."""
    vlakken: list[Body] = [
        {"soort": vlak.soort, "punten": _hoeken(vlak.rechthoek) if vlak.rechthoek else [list(p) for p in vlak.punten]}
        | ({"label": vlak.label} if vlak.label else {})
        | ({"eigen": True} if vlak.eigen else {})
        for vlak in schets.vlakken
    ]
    for rij in schets.rijen:
        vlakken.extend(_huizen(rij))
    return {
        "breedte": schets.breedte,
        "hoogte": schets.hoogte,
        "vlakken": vlakken,
        "opschriften": [{"tekst": one.tekst, "x": one.x, "y": one.y} for one in schets.opschriften],
    }


def _huizen(rij: Rij) -> list[Body]:
    vlakken: list[Body] = []
    for index, label in enumerate(rij.labels):
        x = rij.x + index * rij.breedte
        top = rij.y + (rij.afstand if rij.gebouw == "boven" else rij.diepte - rij.afstand - rij.gebouwdiepte)
        eigen = {"eigen": True} if label and label == rij.eigen else {}
        huis = _hoeken((x + rij.marge, top, rij.breedte - 2 * rij.marge, rij.gebouwdiepte))
        vlakken.append({"soort": "perceel", "punten": _hoeken((x, rij.y, rij.breedte, rij.diepte))} | eigen)
        vlakken.append({"soort": "gebouw", "punten": huis} | ({"label": label} if label else {}) | eigen)
    return vlakken


def _hoeken(box: tuple[float, float, float, float]) -> list[list[float]]:
    x, y, width, height = box
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return [[round(a, 2), round(b, 2)] for a, b in corners]
