"""How an author writes what a sender does: ``resources/scenarios/reactions/<sender>.toml``.

Example::

    id = "rdw"
    naam = "RDW"
    oin = "00000001900500008000"

    [[reactie]]
    naam = "apk-herinnering"                       # one thing that this sender does
    bij = "nl.rdw.voertuigen.apk-verloopt"         # the type of event
    als = { "voertuigsoort" = ["Personenauto"] }   # paths in its data and the values they may have
    voor = "houder"                                # path to the BSN or KvK number, or several, of whom it is about

    [reactie.bericht]                              # a message in the Berichtenbox
    onderwerp = "Laat uw auto keuren voor {apk|dag}"
    handeling = "Keuren"
    einddatum = "{apk}"
    kenmerk = "APK-{kenteken|kenteken}"
    tekst = '''
    Uw apk loopt af op {apk|dag}. Laat uw auto voor die dag keuren.
    '''

A reaction has one or more of ``bericht``, ``zaak`` (a new case, or a step of one that ``vraag`` found), ``intrekking``
(an earlier message with this ``kenmerk`` is withdrawn) and ``wijziging`` (a question to a registry's own face). With
``vraag`` it first asks a registry, and does nothing when no row of the answer passes ``met``; the row is ``{vraag…}``.
A company gets its letter in its own box and its case as its own; ``{rolfilter}`` names the parameter of ZGW by which
the cases of a citizen or of a company are asked. Left out, ``voor`` is ``bsn``.
"""

from typing import Annotated, Any, Literal

import msgspec

from services.events.event import EventType
from services.events.reactions.template import TemplateError, fill, fill_all

RSIN = slice(8, 17)
"""Where the RSIN stands in an OIN of the series that begins with 00000001 (DOMAIN.md §3.4)."""
Words = Annotated[str, msgspec.Meta(min_length=1)]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every table here shares."""


class Vraag(_Table, frozen=True, kw_only=True):
    """A question to a registry, over one of its faces. ``lijst`` is the path to the rows of the answer."""

    register: Words
    koppelvlak: Words
    pad: Words
    params: dict[str, str] = {}
    headers: dict[str, str] = {}
    lijst: str = ""
    met: dict[str, Any] = {}


class Bericht(_Table, frozen=True, kw_only=True):
    """A message: the fields of services.registries.berichten's own messages, filled from the event.

    ``zaak`` is the uuid of a case; left out, it is the one that this reaction opened or moved. ``vestiging``: of a
    company, for this place of business only.
    """

    onderwerp: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    tekst: Words
    handeling: str = ""
    einddatum: str = ""
    bedrag: str = ""
    betalingskenmerk: str = ""
    kenmerk: str = ""
    taak: str = ""
    zaak: str = ""
    zaak_titel: str = ""
    vestiging: str = ""


class Zaak(_Table, frozen=True, kw_only=True):
    """A new case of ``zaaktype``, or with ``adres`` (``{vraag.url}``) the next step of one that exists."""

    stap: Words
    toelichting: str = ""
    adres: str = ""
    zaaktype: str = ""
    omschrijving: str = ""
    identificatie: str = ""
    kort: str = ""
    resultaat: str = ""
    vestiging: str = ""


class Intrekking(_Table, frozen=True, kw_only=True):
    """An earlier message of this sender, by its ``kenmerk``, asks nothing any more; ``reden`` tells why."""

    kenmerk: Words
    reden: Words


class Wijziging(_Table, frozen=True, kw_only=True):
    """A change in another registry, asked over a face of its own."""

    register: Words
    koppelvlak: Words
    pad: Words
    methode: Literal["POST", "PUT", "PATCH"] = "POST"
    inhoud: dict[str, Any] = {}


class Reactie(_Table, frozen=True, kw_only=True):
    """One thing that a sender does at one type of event.

    ``namens``: a path to the key (or the RSIN) of one of the sender's ``organisaties``, for a file that speaks for
    many; nothing is done for a key that is not there.
    """

    naam: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    bij: EventType
    als: dict[str, Any] = {}
    voor: str = "bsn"
    namens: str = ""
    vraag: Vraag | None = None
    bericht: Bericht | None = None
    zaak: Zaak | None = None
    intrekking: Intrekking | None = None
    wijziging: Wijziging | None = None

    def parts(self) -> dict[str, msgspec.Struct]:
        """Return what is done, by the name of the table, in the order in which it is done."""
        named = {name: getattr(self, name) for name in ("wijziging", "zaak", "intrekking", "bericht")}
        return {name: part for name, part in named.items() if part is not None}

    def __post_init__(self) -> None:
        if not self.parts():
            raise ValueError(f"reactie {self.naam!r} doet niets: schrijf bericht, zaak, intrekking of wijziging")


class Organisatie(_Table, frozen=True, kw_only=True):
    """One of the organisations for which a file speaks."""

    naam: Words
    oin: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{20}$")]


class Sender(_Table, frozen=True, kw_only=True):
    """The whole file: who reacts. ``volgt`` "indicatie": only to persons whom it follows in the BRP.

    ``ondertekend``: events for this party carry a signature, which it checks.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    naam: Words
    oin: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{20}$")]
    volgt: Literal["iedereen", "indicatie"] = "iedereen"
    ondertekend: bool = False
    organisaties: dict[str, Organisatie] = {}
    reactie: Annotated[tuple[Reactie, ...], msgspec.Meta(min_length=1)]

    def speaking(self, key: str) -> Organisatie | None:
        """Return the organisation with this key, or with this RSIN in its OIN."""
        by_rsin = (one for one in self.organisaties.values() if key and key == one.oin[RSIN])
        return self.organisaties.get(key) or next(by_rsin, None)


def filled(part: msgspec.Struct, data: dict[str, Any]) -> dict[str, Any]:
    """Return a part with all its words filled in; raises TemplateError."""
    plain: dict[str, Any] = msgspec.to_builtins(part)
    return {name: fill(one, data) if isinstance(one, str) else fill_all(one, data) for name, one in plain.items()}


def trial(reaction: Reactie, example: dict[str, Any]) -> tuple[str, str, TemplateError] | None:
    """Fill everything from an example; return part, field and error of the first hole that fails.

    What ``vraag`` answers is not known beforehand, so holes that begin with it are left alone.
    """
    for name, part in reaction.parts().items():
        for field, words in msgspec.to_builtins(part).items():
            try:
                fill_all(_without_answer(words), example)
            except TemplateError as error:
                return name, field, error
    return None


def _without_answer(tree: Any) -> Any:
    if isinstance(tree, str):
        return tree.replace("{vraag", "(vraag")
    if isinstance(tree, dict):
        return {name: _without_answer(one) for name, one in tree.items()}
    return tree
