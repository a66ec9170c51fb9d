"""Makes the bodies of the zaken and documenten faces, with ours under ``voorportaal``."""

from datetime import date, datetime, time

from services.clock import AMSTERDAM
from services.registries.zaken.catalogue_bodies import Body, CatalogueBodies
from services.registries.zaken.extra_bodies import extra
from services.registries.zaken.stock import Dossier, Paper, Stock

_RELATION = "Hoort bij, omgekeerd: kent"


class CaseBodies:
    """Bodies of the zaken and documenten faces."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        self._catalogue = CatalogueBodies(stock)

    def url(self, collection: str, key: str) -> str:
        """Return the address of one resource of the zaken face."""
        return self._stock.world.url("zaken", f"/{collection}/{key}")

    def paper_url(self, paper: Paper) -> str:
        """Return the address of one document."""
        return self._stock.world.url("documenten", f"/enkelvoudiginformatieobjecten/{paper.id}")

    def zaak(self, dossier: Dossier, expand: frozenset[str] = frozenset()) -> Body:
        """Return one Zaak, with what ``expand`` asks under ``_expand``."""
        zaak, kind, key = dossier.zaak, dossier.kind, self._stock.id(dossier)
        statuses = self.statussen(dossier)
        result = self.resultaat(dossier)
        body = {
            "url": self.url("zaken", key),
            "uuid": key,
            "identificatie": zaak.identificatie,
            "bronorganisatie": kind.organisatie.rsin,
            "omschrijving": zaak.omschrijving,
            "toelichting": zaak.toelichting,
            "zaaktype": self._catalogue.type_url(kind),
            "registratiedatum": zaak.start.isoformat(),
            "verantwoordelijkeOrganisatie": kind.organisatie.rsin,
            "startdatum": zaak.start.isoformat(),
            "einddatum": _iso(zaak.einddatum),
            "einddatumGepland": _iso(zaak.gepland_einde),
            "uiterlijkeEinddatumAfdoening": dossier.block.last_day_of(zaak).isoformat(),
            "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
            "betalingsindicatieWeergave": "",
            "opschorting": {
                "indicatie": zaak.opgeschort is not None,
                "reden": zaak.opgeschort.reden if zaak.opgeschort else "",
            },
            "rollen": [rol["url"] for rol in self.rollen(dossier)],
            "status": statuses[-1]["url"] if statuses else None,
            "zaakinformatieobjecten": [self.url("zaakinformatieobjecten", p.link) for p in self._stock.papers(dossier)],
            "resultaat": result["url"] if result else None,
            "deelzaken": [],
            "eigenschappen": [],
            "zaakobjecten": [],
            "relevanteAndereZaken": [],
            "kenmerken": [],
            "productenOfDiensten": [],
            "voorportaal": extra(self._stock, dossier),
        }
        return body | ({"_expand": self._expanded(dossier, expand)} if expand else {})

    def statussen(self, dossier: Dossier, expand: frozenset[str] = frozenset()) -> list[Body]:
        """Return the steps reached, oldest first."""
        rows = []
        steps = dossier.kind.zaaktype.stappen
        for number, status in enumerate(dossier.zaak.statussen):
            key = self._stock.id(dossier, f"status/{number}")
            step = steps.index(status.stap) + 1
            body: Body = {
                "url": self.url("statussen", key),
                "uuid": key,
                "zaak": self.url("zaken", self._stock.id(dossier)),
                "statustype": self._catalogue.step_url(dossier.kind, step),
                "datumStatusGezet": _moment(status.datum, number),
                "statustoelichting": status.toelichting,
                "indicatieLaatstGezetteStatus": number == len(dossier.zaak.statussen) - 1,
                "zaakinformatieobjecten": [],
            }
            if "statustype" in expand:
                body["_expand"] = {"statustype": self._catalogue.statustypen(dossier.kind)[step - 1]}
            rows.append(body)
        return rows

    def resultaat(self, dossier: Dossier, expand: frozenset[str] = frozenset()) -> Body | None:
        """Return the result; None while the case runs."""
        if not dossier.done:
            return None
        key = self._stock.id(dossier, "resultaat")
        body: Body = {
            "url": self.url("resultaten", key),
            "uuid": key,
            "zaak": self.url("zaken", self._stock.id(dossier)),
            "resultaattype": self._catalogue.result_url(dossier.kind, dossier.zaak.resultaat),
            "toelichting": dossier.zaak.resultaat_toelichting,
        }
        if "resultaattype" in expand:
            kinds = self._catalogue.resultaattypen(dossier.kind)
            body["_expand"] = {"resultaattype": next(k for k in kinds if k["url"] == body["resultaattype"])}
        return body

    def rollen(self, dossier: Dossier) -> list[Body]:
        """Return who started the case, the place of business it is of, and, if known, who handles it."""
        rows = [self._initiator(dossier)]
        if dossier.zaak.vestiging:
            place = {"vestigingsNummer": dossier.zaak.vestiging, "handelsnaam": [dossier.citizen]}
            rows.append(self._rol(dossier, "belanghebbende", "vestiging", place | {"kvkNummer": dossier.kvk}))
        handler = dossier.zaak.behandelaar
        if handler is not None:
            person = _name(handler.naam) | {"identificatie": f"medewerker-{self._stock.id(dossier, 'mw')[:8]}"}
            row = self._rol(dossier, "behandelaar", "medewerker", person)
            phone = handler.telefoon or dossier.kind.organisatie.telefoon
            row["contactpersoonRol"] = {
                "emailadres": f"vragen@{dossier.kind.organisatie.domein}",
                "functie": "behandelaar",
                "telefoonnummer": phone.partition(" (")[0][:20],
                "naam": handler.naam[:40],
            }
            rows.append(row)
        return rows

    def _initiator(self, dossier: Dossier) -> Body:
        """Return a company by its KvK number (innNnpId: the number of the chamber), or a citizen by BSN."""
        if dossier.kvk:
            company = {"innNnpId": dossier.kvk, "statutaireNaam": dossier.citizen}
            return self._rol(dossier, "initiator", "niet_natuurlijk_persoon", company)
        first, _, last = dossier.citizen.partition(" ")
        known = {"inpBsn": dossier.bsn, "voornamen": first if last else "", "geslachtsnaam": last or first}
        return self._rol(dossier, "initiator", "natuurlijk_persoon", known)

    def koppeling(self, paper: Paper) -> Body:
        """Return the link between a case and a document."""
        return {
            "url": self.url("zaakinformatieobjecten", paper.link),
            "uuid": paper.link,
            "informatieobject": self.paper_url(paper),
            "zaak": self.url("zaken", paper.case),
            "aardRelatieWeergave": _RELATION,
            "titel": paper.title,
            "beschrijving": "",
            "registratiedatum": paper.registered,
            "vernietigingsdatum": None,
            "status": None,
        }

    def document(self, paper: Paper) -> Body:
        """Return one EnkelvoudigInformatieObject; a citizen's has ``ontvangstdatum``, a letter ``verzenddatum``."""
        return {
            "url": self.paper_url(paper),
            "identificatie": f"DOC-{paper.id[:8]}",
            "bronorganisatie": paper.rsin,
            "creatiedatum": paper.day,
            "titel": paper.title,
            "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
            "tonenAanInitiator": True,
            "auteur": paper.author,
            "status": "definitief",
            "formaat": paper.mime,
            "taal": "nld",
            "versie": 1,
            "beginRegistratie": paper.registered,
            "bestandsnaam": paper.filename,
            "inhoud": f"{self.paper_url(paper)}/download?versie=1",
            "bestandsomvang": paper.size,
            "beschrijving": "",
            "ontvangstdatum": paper.day if paper.own else None,
            "verzenddatum": None if paper.own else paper.day,
            "indicatieGebruiksrecht": None,
            "informatieobjecttype": paper.kind_url,
            "locked": False,
            "bestandsdelen": [],
            "trefwoorden": [],
        }

    def _expanded(self, dossier: Dossier, expand: frozenset[str]) -> Body:
        nested = {
            parent: frozenset(e.partition(".")[2] for e in expand if e.startswith(f"{parent}.")) for parent in expand
        }
        made: Body = {}
        if "zaaktype" in expand:
            made["zaaktype"] = self._catalogue.zaaktype(dossier.kind)
        if "status" in expand:
            reached = self.statussen(dossier, nested["status"])
            made["status"] = reached[-1] if reached else {}
        if "resultaat" in expand:
            made["resultaat"] = self.resultaat(dossier, nested["resultaat"]) or {}
        if "rollen" in expand:
            made["rollen"] = self.rollen(dossier)
        if "zaakinformatieobjecten" in expand:
            made["zaakinformatieobjecten"] = [self.koppeling(paper) for paper in self._stock.papers(dossier)]
        return made

    def _rol(self, dossier: Dossier, role: str, kind: str, person: Body) -> Body:
        key = self._stock.id(dossier, f"rol/{role}")
        return {
            "url": self.url("rollen", key),
            "uuid": key,
            "zaak": self.url("zaken", self._stock.id(dossier)),
            "betrokkeneType": kind,
            "afwijkendeNaamBetrokkene": "",
            "roltype": self._catalogue.role_url(dossier.kind, role),
            "omschrijving": role.capitalize(),
            "omschrijvingGeneriek": role,
            "roltoelichting": role.capitalize(),
            "registratiedatum": _moment(dossier.zaak.start, 0),
            "indicatieMachtiging": "",
            "statussen": [],
            "betrokkeneIdentificatie": person,
        }


def _name(full: str) -> Body:
    """Split "K. van Dalen" into initials, prefix and surname."""
    parts = full.split()
    initials = [part for part in parts if part.endswith(".")]
    rest = parts[len(initials) :]
    prefix = [part for part in rest[:-1] if part[0].islower()]
    last = " ".join(rest[len(prefix) :]) or full
    return {
        "voorletters": "".join(initials)[:20],
        "voorvoegselAchternaam": " ".join(prefix)[:10],
        "achternaam": last[:200],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _moment(day: date, number: int) -> str:
    return datetime.combine(day, time(9, min(number, 59)), AMSTERDAM).isoformat()
