"""Proves the other chains: birth, death, income, vehicles, apk, WOZ and companies, each from one change."""

import threading
from datetime import date, timedelta

import pytest

from services.errors import BadReply, NotFound
from services.events.party import PartyLine
from services.identity.account import Account
from services.identity.account_book import AccountBook
from services.identity.machtigen.states import Status
from services.registries.machtigen.stock import Stock
from tests.helpers.chains import arrived, cases, happen, person, senders
from tests.helpers.harvest import House

FENNA_CAR, FENNA_WOZ = "0TST01", "063700041180"


# --- birth and death


def test_a_birth_makes_a_citizen_and_the_parents_hear_what_to_do(house: House) -> None:
    done = happen(house, "geboorte", "fenna")
    child = done["gevolg"]["burgerservicenummer"]
    assert child in [one.burgerservicenummer for one in person(house, "fenna").kinderen]
    registered = house.backend.host.world(house.found["brp"]).blocks[child]
    assert registered.verblijfplaats.postcode == "2729XY"
    told = senders(house, "fenna")
    assert told["SVB"] == "Vraag kinderbijslag aan voor Noor"
    assert set(told) == {"SVB", "Dienst Toeslagen", "Gemeente Zoetermeer"}
    letter = arrived(house, "fenna")[told["SVB"]]
    assert (letter.act, letter.end) == ("Aanvragen", date(2027, 3, 2))
    assert any(one.title == "Kinderbijslag voor Noor" and one.state == "Aangevraagd" for one in cases(house, "fenna"))


def test_a_death_reaches_the_partner_and_nobody_writes_to_the_dead(house: House) -> None:
    before = set(arrived(house, "joris"))
    partner = next(
        one for one in person(house, "joris").partners if one.burgerservicenummer in _personas(house)
    ).burgerservicenummer
    widow = _personas(house)[str(partner)]
    had = set(arrived(house, widow))
    happen(house, "overlijden", "joris")
    assert set(arrived(house, "joris")) == before
    subjects = set(arrived(house, widow)) - had
    assert any(one.startswith("Misschien krijgt u een uitkering") for one in subjects)
    assert any(one.startswith("Wat u regelt na het overlijden") for one in subjects)
    assert person(house, "joris").overlijden is not None
    with pytest.raises(BadReply) as caught:
        happen(house, "overlijden", "joris")
    assert caught.value.status == 409


def test_nobody_logs_in_as_or_acts_for_who_died(house: House) -> None:
    account = Account("hendrik.oefent", "geheim", house.people["hendrik"].head.bsn, "Hendrik")
    book = AccountBook([account], lambda: house.backend.store)
    world = house.backend.host.world(house.found["machtigen"])
    given = [one for one in Stock(world).given_by(account.bsn) if one.row.status is Status.ACTIEF]
    assert given and book.find("hendrik.oefent") == account
    happen(house, "overlijden", "hendrik")
    found = book.find("hendrik.oefent")
    assert found is not None and found.status == "deceased"
    assert [one.status for one in book.all()] == ["deceased"]
    after = {one.mandate.id: one.row.status for one in Stock(world).given_by(account.bsn)}
    assert {after[one.mandate.id] for one in given} == {Status.VERLOPEN}
    house.backend.reset()
    assert book.find("hendrik.oefent") == account


def _personas(house: House) -> dict[str, str]:
    return {one.head.bsn: name for name, one in house.people.items()}


# --- income and allowances


def test_a_fixed_income_recalculates_the_allowances(house: House) -> None:
    session = house.session("hendrik")
    allowances = house.backend.client("toeslagen", session).toeslagen
    before = {(one.soort, one.jaar): one.per_maand for one in allowances(session.subject.id).value}
    happen(house, "inkomen", "hendrik", bedrag=12000)
    incomes = house.backend.client("bri", session).inkomens(session.subject.id).value
    assert [one.bedrag for one in incomes if one.jaar == 2026] == [12000]
    after = {(one.soort, one.jaar): one.per_maand for one in allowances(session.subject.id).value}
    changed = {key for key in after if after[key] != before[key]}
    assert changed
    subjects = arrived(house, "hendrik")
    assert "Uw inkomen over 2026 is € 12.000" in subjects
    assert len([one for one in subjects if " per maand" in one]) == len(changed)


def test_the_same_income_again_changes_no_allowance(house: House) -> None:
    happen(house, "inkomen", "hendrik", bedrag=12000)
    first = _count(house, "hendrik")
    happen(house, "inkomen", "hendrik", bedrag=12000)
    assert _count(house, "hendrik") == first + 1  # only that the income was fixed again
    assert house.backend.stelsel.digilevering.deliveries.dead() == []


def _count(house: House, persona: str) -> int:
    return len(house.backend.client("berichten", house.session(persona)).inbox().value)


def test_who_gets_rent_allowance_is_asked_for_the_new_rent_after_a_move(house: House) -> None:
    happen(house, "verhuizing", "selam")
    found = arrived(house, "selam")["Geef uw nieuwe huur door voor 2 februari 2027"]
    assert (found.sender, found.act, found.end) == ("Dienst Toeslagen", "Huur doorgeven", date(2027, 2, 2))
    assert any(one.title == "Huurtoeslag na uw verhuizing" for one in cases(house, "selam"))
    happen(house, "verhuizing", "peter")
    assert "Dienst Toeslagen" not in senders(house, "peter")


def test_two_organisations_at_the_same_time_lose_no_message(house: House) -> None:
    lines = [house.backend.stelsel.line(oin, "x") for oin in ("00000001900101453000", "00000001900101246000")]
    before = _count(house, "fenna")

    def deliver(line: PartyLine) -> None:
        for number in range(10):
            body = {
                "afzender": line.oin, "ontvanger": {"type": "BSN", "waarde": house.people["fenna"].head.bsn},
                "onderwerp": f"Bericht {number}", "inhoud": "Dag.",
            }  # fmt: skip
            line.send("POST", "berichten", "aanlevering", "/aanleveringen", body)

    threads = [threading.Thread(target=deliver, args=(line,)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _count(house, "fenna") == before + 20


# --- vehicles


def test_a_vehicle_in_another_name_withdraws_the_reminder(house: House) -> None:
    client = house.backend.client("berichten", house.session("fenna"))
    reminder = next(one for one in client.inbox().value if one.subject == "De apk van uw auto verloopt")
    assert reminder.act == "Keuren" and reminder.task is not None
    happen(house, "tenaamstelling", "fenna", kenteken=FENNA_CAR)
    client = house.backend.client("berichten", house.session("fenna"))
    now = next(one for one in client.inbox().value if one.id == reminder.id)
    assert (now.subject, now.act, now.task) == ("Ingetrokken: De apk van uw auto verloopt", "", None)
    assert "0-TST-01 staat niet meer op uw naam" in arrived(house, "fenna")
    assert "0-TST-01 staat nu op uw naam" in arrived(house, "ludo")
    assert "Pas het kenteken van uw parkeervergunning aan" in arrived(house, "fenna")
    held = house.backend.client("rdw", house.session("ludo")).voertuigen(house.people["ludo"].head.bsn).value
    assert FENNA_CAR in [one.kenteken for one in held if one.tenaamgesteld_tot is None]


def test_six_weeks_before_the_apk_ends_a_reminder_comes_by_itself_once(house: House) -> None:
    house.backend.stelsel.courier.drain()  # the first day that is seen
    assert arrived(house, "hendrik") == {}
    ends = date(2027, 5, 20)
    house.clock.jump(timedelta(days=(ends - timedelta(weeks=6) - house.clock.today()).days - 1))
    house.backend.stelsel.courier.drain()
    assert not any("keuren" in one for one in arrived(house, "hendrik"))
    for _ in range(3):
        house.clock.jump(timedelta(days=1))
        house.backend.stelsel.courier.drain()
    rows = house.backend.client("berichten", house.session("hendrik")).inbox().value
    found = [one for one in rows if one.subject == "Laat uw voertuig keuren voor 20 mei 2027"]
    assert [(one.act, one.end, one.placed.date()) for one in found] == [("Keuren", ends, date(2027, 4, 8))]


def test_an_approval_withdraws_the_reminder_and_moves_the_date(house: House) -> None:
    happen(house, "apk", "fenna", kenteken=FENNA_CAR)
    subjects = [one.subject for one in house.backend.client("berichten", house.session("fenna")).inbox().value]
    assert "Ingetrokken: De apk van uw auto verloopt" in subjects
    assert "Uw voertuig is goedgekeurd tot 2 februari 2028" in subjects
    car = house.backend.client("rdw", house.session("fenna")).voertuig(FENNA_CAR).value
    assert car.vervaldatum_apk_dt.date() == date(2028, 2, 2)


# --- property and company


def test_a_fixed_value_reaches_everybody_with_an_interest(house: House) -> None:
    happen(house, "woz", "fenna", wozobjectnummer=FENNA_WOZ)
    letter = arrived(house, "fenna")["De WOZ-waarde van Wilgenkwartier 18 is € 431.000"]
    assert (letter.sender, letter.act, letter.end) == ("Gemeente Zoetermeer", "Bezwaar maken", date(2027, 2, 16))
    found = house.backend.client("woz", house.session("fenna")).wozobject(FENNA_WOZ).value
    assert (found.waarden[0].vastgestelde_waarde, found.waarden[0].waardepeildatum) == (431000, date(2026, 1, 1))


def test_a_started_company_is_seen_and_welcomed_and_moves(house: House) -> None:
    done = happen(house, "onderneming", "fenna")
    number = done["gevolg"]["kvkNummer"]
    client = house.backend.client("nhr", house.session("fenna"))
    assert number in [one.kvk_nummer for one in client.mijn_organisaties(house.people["fenna"].head.bsn).value]
    assert "Welkom als ondernemer: Studio Wilgen" in arrived(house, "fenna")
    happen(house, "bedrijfsverhuizing", "fenna", kvkNummer=number, nummeraanduidingIdentificatie="0518200000610290")
    assert "Duinroosplantsoen 61" in client.vestigingen(number).value[0].volledig_adres


@pytest.mark.parametrize("kind", ["apk", "tenaamstelling", "woz", "bedrijfsverhuizing"])
def test_what_a_registry_does_not_know_is_refused_and_nothing_happens(house: House, kind: str) -> None:
    told = {"kenteken": "9XXX99", "wozobjectnummer": "999999999999", "kvkNummer": "00999999"}
    with pytest.raises(NotFound):
        happen(house, kind, "fenna", **{name: told[name] for name in _asked(kind)})
    assert arrived(house, "fenna") == {}


def _asked(kind: str) -> list[str]:
    return {"woz": ["wozobjectnummer"], "bedrijfsverhuizing": ["kvkNummer"]}.get(kind, ["kenteken"])
