"""Every datum of every registry can be put in onderzoek and taken out of it, and the answers say so meanwhile."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from services.errors import BadReply
from services.http import InOnderzoek, Sourced
from services.identifiers import is_bsn
from services.manifest import registries
from services.registries.digimelding.records import Behandeling, Status
from services.stelsel.digimelding.corrections import obstacle
from services.stelsel.digimelding.holding import codes, known
from tests.helpers.harvest import House

DAY = date(2027, 1, 5)
DIGIMELDING = "00000001900103103000"
HOME, ADDRESS, PARCEL, COMPANY = "0637010000411800", "0637200000411800", "Zoetermeer B 4118", "00850342"
HOLDING = sorted(one.manifest.id for one in registries()[0] if one.has("holding"))
Ask = Callable[[Any, str], Sourced[Any]]


def _near(client: Any, bsn: str) -> Sourced[Any]:
    return client.rondom("plaats_punt", 93000.0, 452000.0)  # type: ignore[no-any-return]


# Registry -> persona, the thing that is reported (empty: the citizen), and a question in whose answer it stands.
ASKED: dict[str, tuple[str, str, Ask]] = {
    "bag": ("fenna", HOME, lambda client, bsn: client.adres(ADDRESS)),
    "belastingdienst": ("fenna", "", lambda client, bsn: client.aanslagen(bsn)),
    "bgt": ("fenna", "ground", lambda client, bsn: client.pand("0637100000411800")),
    "blau": ("fenna", "1", lambda client, bsn: client.inkomstenverhoudingen(bsn)),
    "bri": ("fenna", "2025", lambda client, bsn: client.inkomens(bsn)),
    "brk": ("fenna", PARCEL, lambda client, bsn: client.mijn_percelen(bsn)),
    "bro": ("fenna", "water", lambda client, bsn: client.boringen(93000.0, 452000.0)),
    "brp": ("fenna", "", lambda client, bsn: client.person(bsn)),
    "brt": ("fenna", "place", _near),
    "donorregister": ("fenna", "", lambda client, bsn: client.registratie(bsn)),
    "duo": ("fenna", "", lambda client, bsn: client.onderwijs(bsn)),
    "lbio": ("marieke", "LB-2026-23052", lambda client, bsn: client.alimentaties(bsn)),
    "nhr": ("fenna", COMPANY, lambda client, bsn: client.basisprofiel(COMPANY)),
    "rdw": ("fenna", "0TST01", lambda client, bsn: client.voertuigen(bsn)),
    "svb": ("hendrik", "AOW 48-0930-A", lambda client, bsn: client.uitkeringen(bsn)),
    "toeslagen": ("sanne", "", lambda client, bsn: client.toeslagen(bsn)),
    "uwv": ("peter", "", lambda client, bsn: client.klantdossier(bsn)),
    "woz": ("fenna", HOME, lambda client, bsn: client.van_woning(HOME)),
}


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    built = House()
    yield built
    built.close()


def test_every_registry_with_a_desk_for_reports_is_asked() -> None:
    assert sorted(ASKED) == HOLDING


class Holder:
    """Digimelding's line to one registry, and what a citizen is answered there."""

    def __init__(self, house: House, registry: str) -> None:
        self.persona, thing, self._ask = ASKED[registry]
        self.registry, self.bsn = registry, house.people[self.persona].head.bsn
        self.thing = thing or self.bsn
        self._line = house.backend.stelsel.line(DIGIMELDING, "Digimelding")
        self._client = house.backend.client(registry, house.session(self.persona))
        if registry == "duo":
            one = self.answer().value.diplomas[0]
            self.thing = f"{one.brin} {one.datum.isoformat()}"

    def put(self, datum: str, stand: str, thing: str = "") -> None:
        body = {
            "gegeven": datum, "object": thing or self.thing, "persoon": self.bsn, "stand": stand,
            "sinds": DAY.isoformat(),
        }  # fmt: skip
        self._line.send("POST", self.registry, "beheer", "/onderzoeken", body)

    def answer(self) -> Sourced[Any]:
        return self._ask(self._client, self.bsn)


@pytest.mark.parametrize("registry", HOLDING)
def test_every_datum_is_marked_and_freed(house: House, registry: str) -> None:
    holder = Holder(house, registry)
    if registry in ("bag", "woz"):
        holder.put("oppervlakte", "opgeheven")  # Fenna's story begins with this one
    before = holder.answer()
    assert before.marks == ()
    beside, within = 0, 0
    for datum in sorted(known(registry)):
        holder.put(datum, "ingesteld")
        marked = holder.answer()
        if marked.marks:
            beside += 1
            assert marked.value == before.value, "the published body stays what it was"
            thing = "" if is_bsn(holder.thing) else holder.thing
            assert marked.marks == (InOnderzoek(datum, DAY, thing),)
        else:
            within += 1
            assert datum in codes(registry) and (marked.value != before.value or registry == "brp"), datum
        holder.put(datum, "opgeheven")
        free = holder.answer()
        assert free.marks == () and free.value == before.value, datum
    assert beside + within == len(known(registry)) and within <= len(codes(registry))


def test_a_mark_is_told_to_who_is_meant_and_to_who_sees_the_thing(house: House) -> None:
    holder = Holder(house, "brk")
    holder.put("kadastraleGrootte", "ingesteld")
    try:
        owner = house.backend.client("brk", house.session("marieke"))
        stranger = owner.mijn_percelen(house.people["marieke"].head.bsn)
        assert stranger.marks == ()
        assert [mark.datum for mark in holder.answer().marks] == ["kadastraleGrootte"]
    finally:
        holder.put("kadastraleGrootte", "opgeheven")


def test_no_number_of_a_citizen_stands_in_the_header(house: House) -> None:
    holder = Holder(house, "donorregister")
    holder.put("keuze", "ingesteld")
    try:
        assert [mark.thing for mark in holder.answer().marks] == [""]
    finally:
        holder.put("keuze", "opgeheven")


@pytest.mark.parametrize(("datum", "stand"), [("niets", "ingesteld"), ("keuze", "opgeheven")])
def test_an_unknown_datum_and_a_mark_that_is_not_there_are_refused(house: House, datum: str, stand: str) -> None:
    with pytest.raises(BadReply) as refused:
        Holder(house, "donorregister").put(datum, stand)
    assert refused.value.status == 409


# --- a report from its beginning to its end

# Registry -> the datum, what it should be, and what the registry answers once it was corrected; nothing where only a
# deed, a judge, a new survey or the citizen changes it.
MENDED: dict[str, tuple[str, str, Callable[[Any], bool] | None]] = {
    "bag": ("oorspronkelijkBouwjaar", "1990", lambda one: one.oorspronkelijk_bouwjaar == ("1990",)),
    "belastingdienst": ("teBetalen", "€ 1", None),
    "bgt": ("functie", "voetpad", None),
    "blau": ("urenPerWeek", "28", lambda found: 28 in {one.uren_per_week for one in found}),
    "bri": ("bedrag", "€ 40.000", lambda found: 40000 in {one.bedrag for one in found}),
    "brk": ("kadastraleGrootte", "150 m²", lambda found: 150 in {one.kadastrale_grootte.waarde for one in found}),
    "bro": ("lagen", "veen", None),
    "brp": ("naam.voornamen", "Fenna Jo", lambda one: one.naam.voornamen == "Fenna Jo"),
    "brt": ("naamnl", "Soetermeer", None),
    "donorregister": ("keuze", "nee", None),
    "duo": ("opleiding", "Grafisch ontwerp", lambda one: one.diplomas[0].opleiding == "Grafisch ontwerp"),
    "lbio": ("bedragPerMaand", "€ 1", None),
    "nhr": ("handelsnamen", "Studio Wit", lambda one: "Studio Wit" in {name.naam for name in one.handelsnamen}),
    "rdw": ("eerste_kleur", "paars", None),
    "svb": ("bruto", "€ 1.700,50", lambda found: found[0].bruto == 1700.5),
    "toeslagen": ("perMaand", "€ 1", None),
    "uwv": ("gewerkteJaren", "31", lambda one: one.gewerkte_jaren == 31),
    "woz": ("vastgesteldeWaarde", "€ 401.000", lambda found: found[0].actueel.vastgestelde_waarde == 401000),
}


@pytest.mark.parametrize("registry", HOLDING)
def test_a_report_marks_its_datum_and_ends_with_it_corrected_and_free(house: House, registry: str) -> None:
    holder = Holder(house, registry)
    datum, should, mended = MENDED[registry]
    reports = house.backend.client("digimelding", house.session(ASKED[registry][0]))

    def react() -> None:
        house.backend.stelsel.courier.drain()

    before = holder.answer()
    report = reports.meld(f"{registry}.{datum}", holder.thing, "anders", should, "Ik weet het zeker.")
    report = reports.zet_status(report, Status.IN_BEHANDELING)
    react()
    assert (holder.answer().marks, holder.answer().value) == ((), before.value)
    report = reports.behandel(report, Behandeling(onderzoek="ingesteld"))
    react()
    during = holder.answer()
    assert [one.datum for one in during.marks] == [datum] or (datum in codes(registry) and during.value != before.value)
    change = Behandeling(besluit="aangepast", waarde=should)
    if obstacle(f"{registry}.{datum}", should):
        with pytest.raises(BadReply) as refused:
            reports.behandel(report, change)
        assert refused.value.status == 409
        change = Behandeling(besluit="niet aangepast")
    report = reports.behandel(report, change)
    reports.zet_status(report, Status.AFGEHANDELD)
    react()
    after = holder.answer()
    assert after.marks == ()
    assert after.value == before.value if mended is None else mended(after.value)
    assert house.backend.stelsel.digilevering.deliveries.waiting() == []


@cache
def _others() -> frozenset[str]:
    return frozenset(one.manifest.id for one in registries()[0]) - frozenset(HOLDING)


def test_what_has_no_desk_is_no_register_of_facts_about_somebody() -> None:
    """Post, cases, reports, logs, logins and mandates are corrected by who made them, on their own screens."""
    assert _others() == {
        "berichten", "bsn_bv", "ccbr", "digid", "digilevering", "digimelding", "eherkenning", "eidas", "logboek",
        "machtigen", "zaken",
    }  # fmt: skip
