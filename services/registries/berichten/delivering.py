"""The face of the berichtenmagazijn: an organisation delivers a message, and it is at once in the box it is for."""

import base64
import binascii
import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

import falcon
import msgspec
from msgspec import Meta

from services.clock import AMSTERDAM
from services.events import Event
from services.identifiers import is_bsn, is_kvk
from services.mockkit.app import FaceApp, app
from services.mockkit.beheer import body_of
from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation
from services.mockkit.problem import Problem
from services.mockkit.world import World, system_of
from services.registries.berichten import boxes, markup
from services.registries.berichten.block import Bericht, Bijlage, Block, Taak
from services.registries.berichten.wire import Link, SelfLink
from services.stelsel.digikoppeling.signing import DIGEST, SIGNATURE

FACE = "aanlevering"
PLACED = "nl.mijnoverheid.berichten.bericht-geplaatst"
MOST_INHOUD = 1024 * 1024
_SMALLEST_KB, _LARGEST_KB = 80, 500


class Identificatienummer(msgspec.Struct, frozen=True):
    """Whom a message is for."""

    type: Literal["BSN", "RSIN", "KVK", "OIN"]
    waarde: Annotated[str, Meta(pattern=r"^[0-9]{8,20}$")]


class NieuweBijlage(msgspec.Struct, frozen=True, rename="camel"):
    """BijlageAanleverenRequest; ``inhoud`` is base64."""

    naam: Annotated[str, Meta(min_length=1, max_length=255)]
    mime_type: Annotated[str, Meta(min_length=1, max_length=127)]
    inhoud: Annotated[str, Meta(min_length=1)]


class Toevoeging(msgspec.Struct, frozen=True, rename="camel"):
    """Ours: what plain text cannot carry. ``naam`` is the sender's own name of this message: it is delivered once.

    With a ``vestiging`` a message for a company is for that place of business only.
    """

    naam: Annotated[str, Meta(max_length=200)] = ""
    tekst: str = ""
    handeling: str = ""
    einddatum: date | None = None
    bedrag: Decimal | None = None
    betalingskenmerk: str = ""
    kenmerk: str = ""
    taak: str = ""
    zaak: str = ""
    zaak_titel: str = ""
    vestiging: Annotated[str, Meta(pattern=r"^([0-9]{12})?$")] = ""


class Aanlevering(msgspec.Struct, frozen=True):
    """BerichtAanleverenRequest."""

    afzender: Annotated[str, Meta(pattern=r"^[0-9]{20}$")]
    ontvanger: Identificatienummer
    onderwerp: Annotated[str, Meta(min_length=1, max_length=255)]
    inhoud: Annotated[str, Meta(min_length=1, max_length=MOST_INHOUD)]
    publicatietijdstip: datetime | None = None
    bijlagen: tuple[NieuweBijlage, ...] = ()
    voorportaal: Toevoeging = Toevoeging()


class Ontvangen(msgspec.Struct, frozen=True, rename="camel"):
    """BerichtResponse."""

    bericht_id: str
    afzender: str
    ontvanger: Identificatienummer
    onderwerp: str
    tijdstip_ontvangst: datetime
    publicatietijdstip: datetime
    links: SelfLink = msgspec.field(name="_links")


def mount(world: World[Block], senders: "Senders") -> FaceApp:
    """Return the app of this face."""
    made = app(world, FACE, "fbs")
    made.add_route(f"{world.face(FACE).base_path}/aanleveringen", Aanleveringen(world, senders))
    return made


def contract() -> Contract:
    """Return the operation of this face."""
    refusals = USUAL_REFUSALS | {409, 413, 415}
    one = Operation("Lever een bericht aan", Ontvangen, body=Aanlevering, status=201, refusals=refusals)
    return Contract({("POST", "/aanleveringen"): one})


class Senders:
    """Finds the sender with an OIN: its id and whether a box knows it."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def id_of(self, oin: str, block: Block) -> str:
        """Return the id of the sender; raises Problem 400 for one that nobody knows."""
        for name, sender in block.senders().items():
            if sender.oin == oin:
                return name
        raise Problem(400, detail=f"De afzender {oin} is niet aangesloten op de Berichtenbox.")


class Aanleveringen:
    """POST /aanleveringen."""

    def __init__(self, world: World[Block], senders: Senders) -> None:
        self._world = world
        self._senders = senders

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Place a message; 409 when this sender delivered one with the same name before."""
        asked = body_of(req, Aanlevering)
        _check(req, asked)
        self._check_signature(req, asked)
        world = self._world
        with world.changing():
            key, block = boxes.table(world, asked.ontvanger.waarde)
            message, there = self._message(asked, block), boxes.messages(block, asked.ontvanger.waarde)
            if any(one.local_name == message.local_name for one in there):
                raise Problem(409, detail="Dit bericht is al aangeleverd.")
            try:
                placed = boxes.filled(block, asked.ontvanger.waarde, (message, *there))
            except ValueError as error:
                raise Problem(400, detail=f"Dit bericht kan niet worden geplaatst: {error}") from error
            self._place(asked, key, placed, message, resp)

    def _check_signature(self, req: falcon.Request, asked: Aanlevering) -> None:
        """Refuse a signature that does not prove that the sender wrote this; without one there is nothing to prove."""
        headers = {name: value for name in (DIGEST, SIGNATURE) if (value := req.get_header(name)) is not None}
        if SIGNATURE not in headers or self._world.signer is None:
            return
        try:
            signer = self._world.signer(req.context.body, headers)
        except ValueError as error:
            raise Problem(400, detail=f"De handtekening klopt niet: {error}") from error
        if signer != asked.afzender:
            raise Problem(403, detail="Dit bericht is ondertekend door een ander dan de afzender.")

    def _place(
        self, asked: Aanlevering, table: str, placed: Block, message: Bericht, resp: falcon.Response
    ) -> None:
        world, number = self._world, asked.ontvanger.waarde
        key = str(world.uuid(boxes.owner(world, table, number), message.local_name))
        told = {"berichtId": key, "afzender": asked.afzender, "kenmerk": message.kenmerk}
        world.change(table, placed, Event(PLACED, number, boxes.whose(number) | told))
        self._answer(resp, asked, message, key)

    def _message(self, asked: Aanlevering, block: Block) -> Bericht:
        extra, now = asked.voorportaal, self._world.clock.now()
        published = (asked.publicatietijdstip or now).astimezone(AMSTERDAM)
        try:
            return Bericht(
                afzender=self._senders.id_of(asked.afzender, block),
                onderwerp=asked.onderwerp[:200],
                datum=published,
                tekst=extra.tekst or _plain(asked.inhoud),
                naam=extra.naam or str(uuid.uuid4()),
                gelezen=False,
                handeling=extra.handeling if extra.einddatum else "",
                einddatum=extra.einddatum,
                bedrag=extra.bedrag,
                betalingskenmerk=extra.betalingskenmerk,
                kenmerk=extra.kenmerk,
                zaak=extra.zaak if extra.zaak_titel else "",
                zaak_titel=extra.zaak_titel if extra.zaak else "",
                bijlagen=tuple(map(_attachment, asked.bijlagen)),
                taak=Taak(extra.taak) if extra.taak and extra.einddatum else None,
                vestiging=extra.vestiging,
            )
        except ValueError as error:
            raise Problem(400, detail=f"Dit bericht kan niet worden geplaatst: {error}") from error

    def _answer(self, resp: falcon.Response, asked: Aanlevering, message: Bericht, key: str) -> None:
        where = f"{self._world.face(FACE).base_path}/berichten/{key}"
        received = self._world.clock.now()
        resp.status = falcon.HTTP_201
        resp.content_type = "application/json"
        resp.set_header("Location", where)
        resp.data = msgspec.json.encode(
            Ontvangen(
                key, asked.afzender, asked.ontvanger, asked.onderwerp, received, message.datum, SelfLink(Link(where))
            )
        )


def _check(req: falcon.Request, asked: Aanlevering) -> None:
    sender = system_of(req)
    if req.context.claims is not None and sender != asked.afzender:
        raise Problem(403, detail="Een organisatie levert alleen haar eigen berichten aan.")
    if not _RECEIVERS.get(asked.ontvanger.type, _nobody)(asked.ontvanger.waarde):
        raise Problem(400, detail="Geef een geldig BSN of KVK-nummer als ontvanger.")
    if len(asked.inhoud.encode()) > MOST_INHOUD:
        raise Problem(400, detail="De inhoud is groter dan 1 MiB.")


def _nobody(number: str) -> bool:
    """Who has no box here."""
    return False


_RECEIVERS = {"BSN": is_bsn, "KVK": is_kvk}


def _plain(text: str) -> str:
    """Return plain text so that it means no marks: it is read as paragraphs."""
    lines = [line.lstrip("#->|[ \t") if line.lstrip()[:1] in "#->|[" else line for line in text.splitlines()]
    return "\n".join(lines)


def _attachment(asked: NieuweBijlage) -> Bijlage:
    if asked.mime_type != "application/pdf":
        raise ValueError("een bijlage is een PDF")
    try:
        raw = base64.b64decode(asked.inhoud, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("de inhoud van een bijlage is base64") from error
    if len(raw) > _LARGEST_KB * 1000:
        raise ValueError(f"een bijlage is hoogstens {_LARGEST_KB} kB")
    size = max(_SMALLEST_KB, len(raw) // 1000)
    name = asked.naam.removesuffix(".pdf")[:200]
    return Bijlage(markup_safe(name), omvang_kb=size, inhoud=asked.inhoud)


def markup_safe(text: str) -> str:
    """Return ``text`` when it is no mark; raises ValueError."""
    markup.parse(text)
    return text
