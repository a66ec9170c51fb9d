"""The companies of the KvK's published test set and of our own, as the tests of the trade register use them."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
from falcon.testing import Result, TestClient

from services.identity.tokens import HEADER
from services.registries.nhr.block import Block
from tests.helpers.worlds import Bench

BSN, OTHER = "900050354", "900050366"
FACES = ("zoeken", "basisprofiel", "vestigingsprofiel", "mijnorganisaties")
_VLEES = [
    {"code": "10110", "omschrijving": "Verwerking en conservering van vlees", "hoofd": True},
    {"code": "10120", "omschrijving": "Verwerking en conservering van vlees van gevogelte"},
]
_APPELS = [{"code": "01241", "omschrijving": "Teelt van appels en peren", "hoofd": True}]
_BEVOEGD = "Alleen/zelfstandig bevoegd"

EENMANSZAAK: dict[str, Any] = {
    "kvkNummer": "69599084",
    "rechtsvorm": "Eenmanszaak",
    "aanvang": "2015-08-28",
    "registratie": "2020-08-28",
    "sbi": _VLEES,
    "functionarissen": [{"functie": "Eigenaar", "bsn": BSN, "naam": "D. Proef"}],
    "vestigingen": [
        {
            "vestigingsnummer": "000038509504",
            "hoofd": True,
            "handelsnamen": ["Test EMZ Dagobert", "Tweede handelsnaam 1MZ"],
            "voltijd": 1,
            "adressen": [
                {
                    "straatnaam": "Abebe Bikilalaan",
                    "huisnummer": 17,
                    "huisletter": "M",
                    "postcode": "1034WL",
                    "plaats": "Amsterdam",
                }
            ],
        },
        {
            "vestigingsnummer": "000038509520",
            "handelsnamen": ["Test EMZ Nevenvestiging Govert"],
            "adressen": [{"straatnaam": "Geneinde", "huisnummer": 1, "postcode": "6225AA", "plaats": "Maastricht"}],
        },
    ],
}
BV: dict[str, Any] = {
    "kvkNummer": "68750110",
    "rechtsvorm": "Besloten Vennootschap",
    "statutaireNaam": "Test BV Donald",
    "rsin": "857587973",
    "aanvang": "2014-02-10",
    "registratie": "2020-02-10",
    "sbi": _APPELS,
    "functionarissen": [{"functie": "Bestuurder", "bsn": BSN, "naam": "D. Proef", "bevoegdheid": _BEVOEGD}],
    "vestigingen": [
        {
            "vestigingsnummer": "000037178598",
            "hoofd": True,
            "handelsnamen": ["Test BV Donald"],
            "voltijd": 1,
            "websites": ["donald.example"],
            "adressen": [
                {
                    "type": "correspondentieadres",
                    "postbusnummer": 200,
                    "postcode": "1000AE",
                    "plaats": "Rommeldam",
                },
                {
                    "straatnaam": "Hizzaarderlaan",
                    "huisnummer": 3,
                    "huisnummertoevoeging": "A",
                    "postcode": "8823SJ",
                    "plaats": "Lollum",
                    "adresseerbaarObjectIdentificatie": "1900010000000001",
                    "nummeraanduidingIdentificatie": "1900200000000001",
                    "punt": [155000.0, 463000.0],
                },
            ],
        }
    ],
}
AFGESCHERMD: dict[str, Any] = {
    "kvkNummer": "90001354",
    "rechtsvorm": "Besloten Vennootschap",
    "statutaireNaam": "Grand Joyflex B.V.",
    "rsin": "992760562",
    "aanvang": "2010",
    "sbi": _APPELS,
    "vestigingen": [
        {
            "vestigingsnummer": "990000541921",
            "hoofd": True,
            "handelsnamen": ["Grand Joyflex B.V."],
            "adressen": [
                {
                    "straatnaam": "Geheimpad",
                    "huisnummer": 9,
                    "postcode": "6029ZZ",
                    "plaats": "Sterksel",
                    "afgeschermd": True,
                },
                {
                    "type": "correspondentieadres",
                    "postbusnummer": 5,
                    "postcode": "6029ZY",
                    "plaats": "Sterksel",
                },
            ],
        }
    ],
}
VVE: dict[str, Any] = {
    "kvkNummer": "90000749",
    "rechtsvorm": "Vereniging van Eigenaars",
    "statutaireNaam": "Global Conron",
    "rsin": "992340597",
    "aanvang": "1999-11-03",
    "registratie": "2010-02-08",
    "sbi": [{"code": "94997", "omschrijving": "Overige belangenbehartiging (rest)", "hoofd": True}],
    "functionarissen": [{"functie": "Bestuurder", "bsn": OTHER, "naam": "A. Ander"}],
    "adressen": [{"straatnaam": "Blaauwweg", "huisnummer": 163, "postcode": "3328XD", "plaats": "Dordrecht"}],
}
VOF: dict[str, Any] = {
    "kvkNummer": "00111111",
    "rechtsvorm": "Vennootschap onder firma",
    "rsin": "900824190",
    "aanvang": "1998-04",
    "einde": "2020-12-31",
    "sbi": _APPELS,
    "functionarissen": [
        {"functie": "Vennoot", "bsn": BSN, "naam": "D. Proef", "tot": "2020-12-31"},
        {"functie": "Vennoot", "bsn": OTHER, "naam": "A. Ander", "tot": "2020-12-31"},
    ],
    "vestigingen": [
        {
            "vestigingsnummer": "999900111101",
            "hoofd": True,
            "handelsnamen": ["Proef & Ander"],
            "adressen": [{"straatnaam": "Geneinde", "huisnummer": 1, "postcode": "6225AA", "plaats": "Maastricht"}],
        }
    ],
}
FIRST, SECOND = [EENMANSZAAK, BV, AFGESCHERMD, VOF], [VVE, VOF]


def bench(first: list[dict[str, Any]] | None = None, second: list[dict[str, Any]] | None = None) -> Bench:
    """Return the register with two persons' companies; both know the VOF."""
    tables = {BSN: FIRST if first is None else first, OTHER: SECOND if second is None else second}
    return Bench("nhr", {bsn: msgspec.convert({"ondernemingen": rows}, Block) for bsn, rows in tables.items()})


def headers(one: Bench, bsn: str = BSN) -> dict[str, str]:
    """Return what the KvK asks for, and what we ask for."""
    return {HEADER: one.session(bsn).token, "apikey": "proef"}


def fetch(one: Bench, uri: str, **extra: str) -> Result:
    """GET a published address; the face is found by its base path."""
    parts = urlsplit(uri)
    path = parts.path.removeprefix("/test")
    bases = {one.found.manifest.face(face).base_path: face for face in FACES}
    face = next(face for base, face in bases.items() if path.startswith(f"{base}/"))
    client = TestClient(one.app(face))
    params = dict(parse_qsl(parts.query, keep_blank_values=True))
    return client.simulate_get(path, params=params, headers=headers(one) | extra)
