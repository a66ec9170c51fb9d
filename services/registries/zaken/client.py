"""Reads a citizen's cases for one session, and adds documents to them."""

import base64
import mimetypes
from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import parse_qs, quote, urlsplit

from services.http import Channel, Line, Reply, Sourced
from services.identity.session import Party
from services.registries.zaken import telling
from services.registries.zaken.records import Case, CaseDetail, CaseDocument
from services.registries.zaken.wire import Page, WireCase, WireDocument, WireStatus, WireStep

T = TypeVar("T")
_CRS = {"Accept-Crs": "EPSG:4326"}
_BSN = "rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn"
_KVK = "rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__innNnpId"
_BRANCH = "rol__betrokkeneIdentificatie__vestiging__vestigingsNummer"
_ROW = "zaaktype,status,status.statustype,resultaat,resultaat.resultaattype"
_MOST_PAGES = 200


class Client:
    """The cases for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._zaken = line.face("zaken")
        self._catalogi = line.face("catalogi")
        self._documenten = line.face("documenten")

    def cases(self) -> Sourced[tuple[Case, ...]]:
        """Return all cases: running first, then finished; the last changed first."""
        asked = {**_whose(self._line.session.subject), "expand": _ROW}
        rows, reply = self._all(self._zaken, "/zaken", asked, Page[WireCase])
        return self._line.sourced(telling.in_order(map(telling.case, rows)), reply)

    def case(self, key: str) -> Sourced[CaseDetail]:
        """Return one case in full: steps, term, papers, timeline, contact."""
        told, reply = self._one(key)
        reached = self._statuses(told)
        types = self._all(self._catalogi, "/statustypen", {"zaaktype": told.zaaktype}, Page[WireStep])[0]
        result = told.expand.resultaat
        detail = CaseDetail(
            telling.case(told),
            told.toelichting,
            result.toelichting if result else "",
            telling.steps(types, reached, told),
            telling.timeline(types, reached, told),
            self._papers(told),
            telling.contact(told),
            telling.term(told, self._line.clock.today()),
        )
        return self._line.sourced(detail, reply)

    def document(self, key: str) -> bytes:
        """Return the bytes of one document."""
        path = f"/enkelvoudiginformatieobjecten/{quote(key, safe='')}/download"
        return self._documenten.get(path, headers={"Accept": "application/octet-stream"}).body

    def add_document(self, key: str, name: str, content: bytes) -> Sourced[CaseDocument]:
        """Add a file to the case and return it as a paper of the case. Needs Midden; at most 10 MB.

        The file is kept first and then put in the case, as the contract wants it; when the second step fails the
        document belongs to no case and is shown nowhere, so trying again is safe.
        """
        told, _ = self._one(key)
        title = (name.rpartition(".")[0] or name)[:200]
        body = {
            "bronorganisatie": told.bronorganisatie,
            "creatiedatum": self._line.clock.today().isoformat(),
            "titel": title,
            "auteur": self._line.session.actor.name[:200] or "burger",
            "taal": "nld",
            "informatieobjecttype": self._kind(told),
            "formaat": mimetypes.guess_type(name)[0] or "application/octet-stream",
            "bestandsnaam": name[:255],
            "bestandsomvang": len(content),
            "ontvangstdatum": self._line.clock.today().isoformat(),
            "tonenAanInitiator": True,
            "inhoud": base64.b64encode(content).decode(),
        }
        paper = self._documenten.post("/enkelvoudiginformatieobjecten", body).decode(WireDocument)
        link = {"zaak": told.url, "informatieobject": paper.url, "titel": title}
        reply = self._zaken.post("/zaakinformatieobjecten", link)
        return self._line.sourced(telling.document(paper), reply)

    def _one(self, key: str) -> tuple[WireCase, Reply]:
        reply = self._zaken.get(f"/zaken/{quote(key, safe='')}", {"expand": f"{_ROW},rollen"}, _CRS)
        return reply.decode(WireCase), reply

    def _statuses(self, told: WireCase) -> list[WireStatus]:
        rows = self._all(self._zaken, "/statussen", {"zaak": told.url}, Page[WireStatus])[0]
        return sorted(rows, key=_moment)

    def _papers(self, told: WireCase) -> tuple[CaseDocument, ...]:
        asked = {"objectinformatieobjecten_object": told.url}
        rows = self._all(self._documenten, "/enkelvoudiginformatieobjecten", asked, Page[WireDocument])[0]
        return tuple(map(telling.document, rows))

    def _kind(self, told: WireCase) -> str:
        todo = told.voorportaal.todo
        if todo and todo.document_kind:
            return todo.document_kind
        kinds = told.expand.zaaktype.informatieobjecttypen if told.expand.zaaktype else ()
        return kinds[-1] if kinds else ""

    def _all(self, face: Channel, path: str, asked: Mapping[str, Any], kind: type[Page[T]]) -> tuple[list[T], Reply]:
        """Follow the pages of a list; the number of the next page is read from its address."""
        rows: list[T] = []
        number = 1
        while True:
            reply = face.get(path, {**asked, "page": number}, _CRS)
            page = reply.decode(kind)
            rows += page.results
            following = _page_number(page.next)
            if following <= number or following > _MOST_PAGES:
                return rows, reply
            number = following


def _whose(subject: Party) -> dict[str, str]:
    """Return the filter for the cases of a citizen, a company, or one place of business of it."""
    if subject.kind == "citizen":
        return {_BSN: subject.id}
    return {_BRANCH: subject.vestiging} if subject.vestiging else {_KVK: subject.id}


def _page_number(address: str | None) -> int:
    text = parse_qs(urlsplit(address or "").query).get("page", [""])[0]
    return int(text) if text.isdecimal() else 0


def _moment(status: WireStatus) -> float:
    return status.datum_status_gezet.timestamp()
