"""Writes addresses as the profiles show them, with BAG ids and coordinates when ``geoData`` is asked for."""

from typing import Any

from services.registries.nhr.block import Adres

Body = dict[str, Any]
# The genuine server puts this many spaces between street and postcode: on a vestiging, in its profile, elsewhere.
WIDE_EMBEDDED, WIDE, NARROW = 33, 25, 1
_LAT = (
    (3235.65389, 0, 1),
    (-32.58297, 2, 0),
    (-0.2475, 0, 2),
    (-0.84978, 2, 1),
    (-0.0655, 0, 3),
    (-0.01709, 2, 2),
    (-0.00738, 1, 0),
    (0.0053, 4, 0),
    (-0.00039, 2, 3),
    (0.00033, 4, 1),
    (-0.00012, 1, 1),
)
_LON = (
    (5260.52916, 1, 0),
    (105.94684, 1, 1),
    (2.45656, 1, 2),
    (-0.81885, 3, 0),
    (0.05594, 1, 3),
    (-0.05607, 3, 1),
    (0.01199, 0, 1),
    (-0.00256, 3, 2),
    (0.00128, 1, 4),
    (0.00022, 0, 2),
    (-0.00022, 2, 0),
    (0.00026, 5, 0),
)


def adres(one: Adres, *, geo: bool, gap: int) -> Body:
    """Return one address; of a shielded one the type, the town and the country only."""
    body: Body = {"type": one.type, "indAfgeschermd": janee(one.afgeschermd)}
    if one.afgeschermd:
        return body | {"plaats": one.plaats, "land": "Nederland"}
    body["volledigAdres"] = volledig(one, gap)
    body["straatnaam"] = one.straatnaam or "Postbus"
    optional = {
        "huisnummer": one.huisnummer,
        "huisletter": one.huisletter,
        "huisnummerToevoeging": one.huisnummertoevoeging,
        "postcode": one.postcode,
        "postbusnummer": one.postbusnummer,
        "plaats": one.plaats,
    }
    body |= {name: value for name, value in optional.items() if value not in (None, "")}
    body["land"] = "Nederland"
    if geo and one.nummeraanduiding_identificatie:
        body["geoData"] = _geo(one)
    return body


def volledig(one: Adres, gap: int) -> str:
    """Return the address on one line; a shielded one is empty."""
    if one.afgeschermd:
        return ""
    parts = [one.straatnaam or "Postbus", str(one.huisnummer or one.postbusnummer)]
    parts += [part for part in (one.huisletter, one.huisnummertoevoeging) if part]
    return f"{' '.join(parts)}{' ' * gap}{one.postcode} {one.plaats}"


def janee(value: bool) -> str:
    """Return a yes or no as the KvK writes it."""
    return "Ja" if value else "Nee"


def wgs84(x: float, y: float) -> tuple[float, float]:
    """Return latitude and longitude of a point in the Dutch grid (epsg:28992), right to about a metre.

    The series is the one of Schreutelkamp and Strang van Hees (2001).
    """
    east, north = (x - 155000) / 100000, (y - 463000) / 100000
    lat = sum(factor * east**p * north**q for factor, p, q in _LAT)
    lon = sum(factor * east**p * north**q for factor, p, q in _LON)
    return round(52.15517440 + lat / 3600, 7), round(5.38720621 + lon / 3600, 7)


def _geo(one: Adres) -> Body:
    body: Body = {
        "addresseerbaarObjectId": one.adresseerbaar_object_identificatie,
        "nummerAanduidingId": one.nummeraanduiding_identificatie,
    }
    if one.punt is not None:
        latitude, longitude = wgs84(*one.punt)
        body |= {"gpsLatitude": latitude, "gpsLongitude": longitude}
        body |= {"rijksdriehoekX": one.punt[0], "rijksdriehoekY": one.punt[1], "rijksdriehoekZ": 0.0}
    return body
