"""Makes the bodies of the catalogi face: kinds of case, their steps, results, roles and kinds of document."""

from typing import Any

from services.registries.zaken.stock import Kind, Stock

Body = dict[str, Any]
_SINCE = "2020-01-01"
ROLES = ("initiator", "behandelaar", "belanghebbende")


class CatalogueBodies:
    """Bodies of the catalogi face."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock

    def url(self, collection: str, key: str) -> str:
        """Return the address of one resource of this face."""
        return self._stock.world.url("catalogi", f"/{collection}/{key}")

    def type_url(self, kind: Kind) -> str:
        """Return the address of one kind of case."""
        return self.url("zaaktypen", self._stock.type_id(kind))

    def step_url(self, kind: Kind, number: int) -> str:
        """Return the address of a step, counted from 1."""
        return self.url("statustypen", self._stock.type_id(kind, f"statustype/{number}"))

    def result_url(self, kind: Kind, name: str) -> str:
        """Return the address of a kind of result."""
        return self.url("resultaattypen", self._stock.type_id(kind, f"resultaattype/{name}"))

    def role_url(self, kind: Kind, role: str) -> str:
        """Return the address of a kind of role."""
        return self.url("roltypen", self._stock.type_id(kind, f"roltype/{role}"))

    def zaaktype(self, kind: Kind) -> Body:
        """Return one ZaakType."""
        told = kind.zaaktype
        return {
            "url": self.type_url(kind),
            "identificatie": kind.type_id[:50],
            "omschrijving": told.naam,
            "omschrijvingGeneriek": "",
            "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
            "doel": told.doel or told.naam,
            "aanleiding": "Een vraag van een burger of een taak van de organisatie",
            "toelichting": "",
            "indicatieInternOfExtern": "extern",
            "handelingInitiator": "aanvragen",
            "onderwerp": told.naam,
            "handelingBehandelaar": "behandelen",
            "doorlooptijd": f"P{told.termijn_dagen}D",
            "servicenorm": None,
            "opschortingEnAanhoudingMogelijk": True,
            "verlengingMogelijk": False,
            "verlengingstermijn": None,
            "trefwoorden": [],
            "publicatieIndicatie": False,
            "publicatietekst": "",
            "verantwoordingsrelatie": [],
            "productenOfDiensten": [],
            "referentieproces": {"naam": told.naam, "link": ""},
            "verantwoordelijke": kind.organisatie.naam[:50],
            "catalogus": self.url("catalogussen", self._stock.catalogue_id(kind)),
            "statustypen": [self.step_url(kind, number + 1) for number in range(len(told.stappen))],
            "resultaattypen": [self.result_url(kind, result.naam) for result in told.resultaten],
            "resultaattypeOmschrijving": [result.naam for result in told.resultaten],
            "informatieobjecttypen": [self.document_url(kind, index) for index in range(len(told.documentsoorten))],
            "informatieobjecttypeOmschrijving": list(told.documentsoorten),
            "roltypen": [self.role_url(kind, role) for role in ROLES],
            "beginGeldigheid": _SINCE,
            "eindeGeldigheid": None,
            "concept": False,
        } | _EMPTY_LISTS

    def document_url(self, kind: Kind, index: int) -> str:
        """Return the address of a kind of document, counted from 0."""
        return self.url("informatieobjecttypen", self._stock.type_id(kind, f"documentsoort/{index}"))

    def statustypen(self, kind: Kind) -> list[Body]:
        """Return the steps of one kind of case, in order."""
        steps = kind.zaaktype.stappen
        return [
            {
                "url": self.step_url(kind, number),
                "omschrijving": name,
                "omschrijvingGeneriek": "",
                "statustekst": "",
                "zaaktype": self.type_url(kind),
                "catalogus": self.url("catalogussen", self._stock.catalogue_id(kind)),
                "zaaktypeIdentificatie": kind.type_id[:50],
                "volgnummer": number,
                "isEindstatus": number == len(steps),
                "informeren": True,
                "doorlooptijd": None,
                "toelichting": None,
                "checklistitemStatustype": [],
                "eigenschappen": [],
                "beginGeldigheid": None,
                "eindeGeldigheid": None,
            }
            for number, name in enumerate(steps, 1)
        ]

    def resultaattypen(self, kind: Kind) -> list[Body]:
        """Return the possible results; ``voorportaal.gunstig`` tells good news from bad."""
        return [
            {
                "url": self.result_url(kind, result.naam),
                "zaaktype": self.type_url(kind),
                "zaaktypeIdentificatie": kind.type_id[:50],
                "omschrijving": result.naam,
                "resultaattypeomschrijving": "https://selectielijst.example/resultaattypeomschrijvingen/1",
                "omschrijvingGeneriek": result.naam,
                "selectielijstklasse": "https://selectielijst.example/resultaten/1",
                "toelichting": "",
                "archiefnominatie": "vernietigen",
                "archiefactietermijn": "P5Y",
                "brondatumArchiefprocedure": None,
                "informatieobjecttypen": [],
                "informatieobjecttypeOmschrijving": [],
                "voorportaal": {"gunstig": result.gunstig},
            }
            for result in kind.zaaktype.resultaten
        ]

    def roltypen(self, kind: Kind) -> list[Body]:
        """Return the kinds of role."""
        return [
            {
                "url": self.role_url(kind, role),
                "zaaktype": self.type_url(kind),
                "zaaktypeIdentificatie": kind.type_id[:50],
                "omschrijving": role.capitalize(),
                "omschrijvingGeneriek": role,
            }
            for role in ROLES
        ]

    def informatieobjecttypen(self, kind: Kind) -> list[Body]:
        """Return the kinds of document."""
        return [
            {
                "url": self.document_url(kind, index),
                "catalogus": self.url("catalogussen", self._stock.catalogue_id(kind)),
                "omschrijving": name,
                "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
                "beginGeldigheid": _SINCE,
                "eindeGeldigheid": None,
                "concept": False,
                "zaaktypen": [self.type_url(kind)],
                "zaaktypeIdentificaties": [kind.type_id[:50]],
                "informatieobjectcategorie": "Zaakdocument",
                "trefwoord": [],
                "besluittypen": [],
                "besluittypeOmschrijving": [],
            }
            for index, name in enumerate(kind.zaaktype.documentsoorten)
        ]

    def catalogussen(self) -> list[Body]:
        """Return one catalogue per organisation."""
        groups: dict[str, list[Kind]] = {}
        for kind in self._stock.kinds.values():
            groups.setdefault(self._stock.catalogue_id(kind), []).append(kind)
        return [
            {
                "url": self.url("catalogussen", key),
                "domein": "VOORP",
                "rsin": kinds[0].organisatie.rsin,
                "contactpersoonBeheerNaam": "Oefenbeheer",
                "zaaktypen": [self.type_url(kind) for kind in kinds],
                "informatieobjecttypen": [
                    self.document_url(kind, index)
                    for kind in kinds
                    for index in range(len(kind.zaaktype.documentsoorten))
                ],
                "informatieobjecttypeOmschrijving": sorted(
                    {name for kind in kinds for name in kind.zaaktype.documentsoorten}
                ),
                "besluittypen": [],
                "besluittypeOmschrijving": [],
                "naam": kinds[0].organisatie.naam,
                "versie": "",
                "begindatumVersie": None,
            }
            for key, kinds in groups.items()
        ]


_EMPTY_LISTS: Body = {
    name: []
    for name in (
        "besluittypen",
        "besluittypeOmschrijving",
        "deelzaaktypen",
        "deelzaaktypeIdentificaties",
        "eigenschappen",
        "gerelateerdeZaaktypen",
        "zaakobjecttypen",
    )
}
