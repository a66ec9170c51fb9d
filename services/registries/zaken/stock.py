"""All cases and kinds of case that the mock knows, with their fixed ids, and the documents a session added."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from services.clock import AMSTERDAM
from services.mockkit.stocks import Stocks
from services.mockkit.world import World
from services.registries.zaken.block import Bedrijf, Block, Document, Organisatie, Zaak, Zaaktype, catalogue

DOCUMENTS = "zaken.documenten"
LINKS = "zaken.koppelingen"
_CATALOGUE = "catalogus"


class Kind(Struct, frozen=True):
    """A kind of case at one organisation: what the catalogi face serves as one zaaktype."""

    key: str
    type_id: str
    zaaktype: Zaaktype
    organisation_key: str
    organisatie: Organisatie


class Dossier(Struct, frozen=True):
    """One case. ``persona`` begins the local name of everything in it, ``bsn`` is in whose table it stands.

    ``citizen`` is the name of whose case it is; with ``kvk`` that is a company, not the citizen of the table.
    """

    persona: str
    bsn: str
    citizen: str
    zaak: Zaak
    kind: Kind
    block: Block
    kvk: str = ""

    @property
    def owner(self) -> str:
        """The BSN or KvK number of whose case it is."""
        return self.kvk or self.bsn

    @property
    def done(self) -> bool:
        """True when the case has a result."""
        return bool(self.zaak.resultaat)


class Paper(Struct, frozen=True):
    """One document. ``case`` is empty until an added document is linked; ``content`` is base64 when added."""

    id: str
    link: str
    owner: str
    case: str
    title: str
    filename: str
    day: str
    registered: str
    own: bool
    author: str
    rsin: str
    kind_url: str
    size: int
    content: str = ""
    branch: str = ""
    source: Document | None = None

    @property
    def mime(self) -> str:
        """The media type, by the end of the file name."""
        return _MIME.get(self.filename.lower().rpartition(".")[2], "application/octet-stream")


_MIME = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "txt": "text/plain",
}


class Cases:
    """The cases and kinds of case of some people, by id."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world
        self.kinds: dict[str, Kind] = {}
        self.dossiers: dict[str, Dossier] = {}
        self._shared()
        for bsn, block in world.blocks.items():
            for zaak in block.zaak:
                self._add(bsn, block, zaak)
            for company in block.bedrijf:
                for zaak in company.zaak:
                    self._add(bsn, block, zaak, company)

    def _shared(self) -> None:
        told = catalogue()
        for name, zaaktype in told.zaaktypen.items():
            office = zaaktype.organisatie
            self._kind(f"{office}/{name}", name, zaaktype, office, told.organisaties[office])

    def _add(self, bsn: str, block: Block, zaak: Zaak, company: Bedrijf | None = None) -> None:
        person = self._world.persons.get(bsn)
        persona = person.id if person else bsn
        office = block.organisation_id(zaak)
        own = zaak.zaaktype in block.zaaktypen or office in block.organisaties
        prefix = f"{persona}:" if own else ""
        key = f"{prefix}{office}/{zaak.zaaktype}"
        kind = self._kind(key, zaak.zaaktype, block.type_of(zaak), f"{prefix}{office}", block.organisation_of(zaak))
        dossier = Dossier(persona, bsn, person.naam if person else "", zaak, kind, block)
        if company is not None:
            owner = f"{persona}/{company.kvk_nummer}"
            dossier = replace(dossier, persona=owner, citizen=company.naam, kvk=company.kvk_nummer)
        self.dossiers[zaak.uuid or str(self._world.uuid(dossier.persona, zaak.naam))] = dossier

    def _kind(self, key: str, type_id: str, zaaktype: Zaaktype, office: str, organisatie: Organisatie) -> Kind:
        kind = Kind(key, type_id, zaaktype, office, organisatie)
        return self.kinds.setdefault(str(self._world.uuid(_CATALOGUE, f"{key}/zaaktype")), kind)


class Stock:
    """Where cases, kinds and papers are found; what a session added is read from the store on every question."""

    def __init__(self, world: World[Block]) -> None:
        self.world = world
        self._cases = Stocks(world, Cases)

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """Every kind of case by id; generated citizens have cases of the shared kinds only."""
        return self._cases.known.kinds

    def known(self) -> list[Dossier]:
        """Return the cases of everybody who is known."""
        return list(self._cases.known.dossiers.values())

    def of(self, number: str) -> list[Dossier]:
        """Return the cases of one person or company; a generated company has none."""
        own = self._cases.own(number)
        cases = own if own is not None else self._cases.known   # those of a company stand in its owner's table
        return [one for one in cases.dossiers.values() if one.owner == number]

    def dossier(self, key: str) -> Dossier | None:
        """Return one case by id, a generated citizen's too: the id leads to whose it is."""
        return next((one.dossiers[key] for one in self._leading(key) if key in one.dossiers), None)

    def id(self, dossier: Dossier, part: str = "") -> str:
        """Return the id of a case, or of a part such as ``status/1`` of it."""
        if dossier.zaak.uuid and not part:
            return dossier.zaak.uuid
        name = f"{dossier.zaak.naam}/{part}" if part else dossier.zaak.naam
        return str(self.world.uuid(dossier.persona, name))

    def type_id(self, kind: Kind, part: str = "zaaktype") -> str:
        """Return the id of a kind of case, or of a part such as ``statustype/1`` of it."""
        return str(self.world.uuid(_CATALOGUE, f"{kind.key}/{part}"))

    def catalogue_id(self, kind: Kind) -> str:
        """Return the id of the catalogue of the kind's organisation."""
        return str(self.world.uuid(_CATALOGUE, kind.organisation_key))

    def papers(self, dossier: Dossier) -> list[Paper]:
        """Return the documents of a case, newest first: the author's and the added ones."""
        case = self.id(dossier)
        linked = [self.paper(row["document"]) for _, row in self.world.store.query(LINKS, f"{case}/")]
        added = sorted((paper for paper in linked if paper is not None), key=_registered, reverse=True)
        return sorted([*added, *self._authored(dossier)], key=_newest_first)

    def paper(self, key: str) -> Paper | None:
        """Return one document by id."""
        row = self.world.store.get(DOCUMENTS, key)
        if row is not None:
            return Paper(**row)
        authored = (
            paper
            for cases in self._leading(key)
            for dossier in cases.dossiers.values()
            for paper in self._authored(dossier)
        )
        return next((paper for paper in authored if paper.id == key), None)

    def keep(self, paper: Paper) -> None:
        """Remember an added document, and its link once it has a case."""
        row: dict[str, Any] = {name: getattr(paper, name) for name in Paper.__struct_fields__ if name != "source"}
        with self.world.store.transaction():
            self.world.store.put(DOCUMENTS, paper.id, row)
            if paper.case:
                self.world.store.put(LINKS, f"{paper.case}/{paper.link}", {"document": paper.id})

    def added(self, dossier: Dossier) -> list[Paper]:
        """Return only the documents that the citizen added in this practice session."""
        return [paper for paper in self.papers(dossier) if paper.source is None]

    def document_kind(self, kind: Kind, name: str) -> str:
        """Return the address of one kind of document; the last kind when the name is unknown."""
        names = kind.zaaktype.documentsoorten
        index = names.index(name) if name in names else len(names) - 1
        return self.world.url("catalogi", f"/informatieobjecttypen/{self.type_id(kind, f'documentsoort/{index}')}")

    def _authored(self, dossier: Dossier) -> Iterator[Paper]:
        zaak, office = dossier.zaak, dossier.kind.organisatie
        for number, document in enumerate(zaak.documenten):
            own = document.van == "u"
            yield Paper(
                self.id(dossier, f"document/{number}"),
                self.id(dossier, f"koppeling/{number}"),
                dossier.owner,
                self.id(dossier),
                document.titel,
                document.filename,
                document.datum.isoformat(),
                datetime.combine(document.datum, time(9), AMSTERDAM).isoformat(),
                own,
                dossier.citizen if own else office.naam,
                office.rsin,
                self.document_kind(dossier.kind, document.titel),
                document.omvang_kb * 1000,
                branch=zaak.vestiging,
                source=document,
            )

    def _leading(self, key: str) -> Iterator[Cases]:
        known = self._cases.known
        yield known
        person = self.world.person_of(key)
        if person is not None and (own := self._cases.of(person)) is not known:
            yield own


def _newest_first(paper: Paper) -> int:
    return -int(paper.day.replace("-", ""))


def _registered(paper: Paper) -> str:
    return paper.registered
