"""Work, income, benefits and education of the test citizens agree with each other, the BRP and their letters."""

import copy
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

import resources
from services import personas
from services.decoding import convert
from services.identifiers import is_brin, is_kvk, is_loonheffingennummer
from services.mockkit.own_face import Alles
from services.registries.belastingdienst.answers import Vraag, aanslagen
from services.registries.belastingdienst.block import Block as TaxBlock
from services.registries.blau.answers import Jaarvraag, jaaropgaven
from services.registries.blau.block import Block as WageBlock
from services.registries.duo.block import Block as SchoolBlock
from services.registries.lbio.answers import alimentaties
from services.registries.lbio.block import Block as MaintenanceBlock
from services.registries.svb.answers import kinderbijslag, uitkeringen
from services.registries.svb.block import Block as SvbBlock
from services.registries.toeslagen.block import Block as AllowanceBlock
from services.registries.toeslagen.calculation import PAID, of, recalculated, work_out
from services.registries.toeslagen.payments import months, pay_day

PEOPLE = personas.read(resources.path("personas"))
TABLES: dict[str, dict[str, Any]] = {one.head.id: one.tables for one in PEOPLE}
IDS = [one.head.id for one in PEOPLE]
TODAY = date(2027, 1, 5)
ALL = Alles()
Tables = dict[str, dict[str, Any]]
each_person = pytest.mark.parametrize("who", IDS)


def block(tables: dict[str, Any], registry: str, kind: Any) -> Any:
    """Return one registry's table of a persona as its Block; an empty one when the file has none."""
    return convert(tables.get(registry, {}), kind)


def wrong_incomes(tables: dict[str, Any]) -> list[str]:
    """Name every year whose income does not follow from wages and benefits, or from the assessment."""
    wrong = []
    wages, tax = block(tables, "blau", WageBlock), block(tables, "belastingdienst", TaxBlock)
    final = {one.jaar: one for one in aanslagen(tax, Vraag(), TODAY).aanslagen if one.soort == "definitief"}
    for income in tables.get("bri", {}).get("inkomens", []):
        year, amount = income["jaar"], income["bedrag"]
        stated = jaaropgaven(wages, Jaarvraag(year), TODAY).jaaropgaven
        earned = {kind: sum(one.loon for one in stated if one.soort in kinds) for kind, kinds in _PAID_AS.items()}
        if assessed := final.get(year):
            parts = {one.naam: one.bedrag for one in assessed.onderdelen}
            wrong += [f"{year}: aanslag {assessed.verzamelinkomen}, BRI {amount}"] * (
                assessed.verzamelinkomen != amount or income["soort"] != "verzamelinkomen"
                or income["vastgesteldOp"] != assessed.datum
            )
            wrong += [
                f"{year}: {kind} {parts.get(kind, 0)}, BLAU {total}"
                for kind, total in earned.items()
                if abs(parts.get(kind, 0) - total) > 0.5
            ]
        elif stated and abs(sum(earned.values()) - amount) > 0.5:
            wrong.append(f"{year}: BLAU {sum(earned.values())}, BRI {amount}")
        if not date(year + 1, 1, 1) < income["vastgesteldOp"] <= TODAY:
            wrong.append(f"{year}: vastgesteld op {income['vastgesteldOp']}")
    return wrong


_PAID_AS = {"loon": ("loon",), "uitkering of pensioen": ("uitkering", "pensioen")}


def unknown_employers(tables: Tables) -> list[str]:
    """Name every employer that the trade register does not have, or has with another name or RSIN."""
    known = {
        one["kvkNummer"]: one for table in tables.values() for one in table.get("nhr", {}).get("ondernemingen", [])
    }
    wrong = []
    for who, table in tables.items():
        for one in table.get("blau", {}).get("inkomstenverhoudingen", []):
            number, tax = one.get("kvkNummer"), one["loonheffingennummer"]
            if not is_loonheffingennummer(tax) or (number is not None and not is_kvk(number)):
                wrong.append(f"{who}: {tax} {number}")
            if number is None:
                continue
            company = known.get(number)
            if company is None or company["statutaireNaam"] != one["werkgever"] or company["rsin"] != tax[:9]:
                wrong.append(f"{who}: {one['werkgever']} {number}")
            elif str(company["aanvang"])[:4] > str(one["aanvang"])[:4]:
                wrong.append(f"{who}: {one['werkgever']} bestond nog niet")
    return wrong


def strange_children(tables: dict[str, Any]) -> list[str]:
    """Name every child for whom money comes that is no child in the BRP, or was born on another day."""
    known = {one.get("burgerservicenummer"): one for one in tables["brp"].get("kinderen", [])}
    wrong = []
    for registry in ("svb", "toeslagen", "lbio"):
        for child in _children(tables.get(registry, {})):
            own = known.get(child["bsn"])
            if own is None or not own["naam"]["voornamen"].startswith(child["naam"]):
                wrong.append(f"{registry}: {child['bsn']}")
            elif child.get("geboren", own["geboorte"]["datum"]) != own["geboorte"]["datum"]:
                wrong.append(f"{registry}: {child['naam']} {child['geboren']}")
    return wrong


def _children(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        for name, child in value.items():
            if name in ("kinderen", "opvang"):
                yield from child
            else:
                yield from _children(child)
    elif isinstance(value, list):
        for one in value:
            yield from _children(one)


def wrong_allowances(tables: dict[str, Any]) -> list[str]:
    """Name every allowance that the rules work out to another amount, or that fits the household badly."""
    wrong = []
    married = any("ontbindingHuwelijkPartnerschap" not in one for one in tables["brp"].get("partners", []))
    here = [one for one in tables["brp"].get("partners", []) if "burgerservicenummer" in one]
    for one in block(tables, "toeslagen", AllowanceBlock).toeslagen:
        made = of(one)
        if one.status in PAID and (made is None or made.per_month != one.per_maand):
            wrong.append(f"{one.kenmerk}: {one.per_maand}, uitgerekend {made}")
        if one.status == "afgewezen" and made is not None and made.per_year:
            wrong.append(f"{one.kenmerk}: afgewezen, uitgerekend {made}")
        if one.status == "definitief" and (made is None or made.per_year != one.recht):
            wrong.append(f"{one.kenmerk}: recht {one.recht}, uitgerekend {made}")
        if back := one.terugbetaling:
            fits = (one.ontvangen or 0) - (one.recht or 0) == back.bedrag == round(back.per_termijn * back.termijnen, 2)
            wrong += [] if fits else [f"{one.kenmerk}: {back}"]
        if one.grondslag and one.grondslag.alleenstaand == (married and bool(here)):
            wrong.append(f"{one.kenmerk}: alleenstaand is {one.grondslag.alleenstaand}")
    return wrong


SAID = {
    "toeslagen": r"(?:Per maand +\| |krijgt u (?:elke maand )?|betalen wij )€ ([0-9.]+,[0-9]{2})",
    "svb": r"(?:= (?:Samen|Op uw rekening) +\| |betalen wij u )€ ([0-9.]+,[0-9]{2})",
    "duo": r"(?:= (?:Per maand|Op uw rekening)|Schuld op 1 januari 2027) +\| € ([0-9.]+,[0-9]{2})",
    "uwv": r"(?:procent|Inktpot) +\| € ([0-9.]+,[0-9]{2})",
}


def said_amounts(tables: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Yield sender and euros of what recent letters say about benefits, allowances and study."""
    for letter in tables.get("berichten", {}).get("bericht", []):
        if letter["afzender"] in SAID and letter["datum"].date() >= date(2026, 11, 1):
            for words in re.findall(SAID[letter["afzender"]], letter["tekst"]):
                yield letter["afzender"], float(words.replace(".", "").replace(",", "."))


def unsaid_amounts(tables: dict[str, Any]) -> list[str]:
    """Name every amount in a letter that the sender's registry does not hold."""
    held = {name: set(_held(name, tables)) for name in SAID}
    return [f"{sender}: {amount}" for sender, amount in said_amounts(tables) if amount not in held[sender]]


def _held(registry: str, tables: dict[str, Any]) -> Iterator[float]:
    if registry == "svb":
        kept = block(tables, "svb", SvbBlock)
        for one in uitkeringen(kept, ALL, TODAY).uitkeringen:
            yield from (one.netto, one.bruto)
        for paid in kinderbijslag(kept, ALL, TODAY).betalingen:
            yield from (paid.bedrag, *(child.bedrag for child in paid.kinderen))
        return
    if registry == "duo":
        finance = block(tables, "duo", SchoolBlock).studiefinanciering
        yield round(sum(one.bedrag for one in finance.delen), 2) if finance else 0.0
    yield from _numbers(tables.get(registry, {}))


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _numbers(one)
    elif isinstance(value, float | int):
        yield float(value)


@each_person
def test_incomes_follow_from_wages_and_assessments(who: str) -> None:
    assert wrong_incomes(TABLES[who]) == []


def test_every_employer_is_in_the_trade_register() -> None:
    assert sum("blau" in table for table in TABLES.values()) == len(IDS)
    assert unknown_employers(TABLES) == []


@each_person
def test_money_for_children_is_for_ones_own(who: str) -> None:
    assert strange_children(TABLES[who]) == []


@each_person
def test_allowances_are_what_the_rules_make(who: str) -> None:
    assert wrong_allowances(TABLES[who]) == []


@each_person
def test_letters_name_the_amounts_that_the_registries_hold(who: str) -> None:
    assert unsaid_amounts(TABLES[who]) == []


def test_there_are_letters_that_name_amounts() -> None:
    assert sum(len(list(said_amounts(table))) for table in TABLES.values()) > 20


def test_a_planted_fault_is_found() -> None:
    broken = copy.deepcopy(TABLES)
    broken["fenna"]["bri"]["inkomens"][0]["bedrag"] += 1
    broken["yusuf"]["blau"]["inkomstenverhoudingen"][0]["opgaven"][0]["svLoon"] += 1
    broken["joris"]["blau"]["inkomstenverhoudingen"][0]["kvkNummer"] = "00000001"
    broken["selam"]["svb"]["kinderbijslag"]["kinderen"][0]["geboren"] = date(2020, 1, 1)
    broken["lotte"]["toeslagen"]["toeslagen"][0]["toetsingsinkomen"] = 40000
    broken["hendrik"]["svb"]["uitkeringen"][0]["bruto"] += 1
    assert len(wrong_incomes(broken["fenna"])) == 1
    assert len(wrong_incomes(broken["yusuf"])) == 1
    assert len(unknown_employers(broken)) == 1
    assert len(strange_children(broken["selam"])) == 1
    assert len(wrong_allowances(broken["lotte"])) == 1
    assert len(unsaid_amounts(broken["hendrik"])) == 1


# --- what the stories tell


def test_pensioners_get_aow_by_the_years_they_lived_here() -> None:
    for one in PEOPLE:
        old = one.head.age_on(TODAY) >= 67
        got = uitkeringen(block(one.tables, "svb", SvbBlock), ALL, TODAY).uitkeringen
        assert old == any(part.soort == "AOW" for part in got), one.head.id
    willem = block(TABLES["willem"], "svb", SvbBlock).uitkeringen[0]
    assert willem.bruto == round(1679.00 * 2 * willem.jaren / 100, 2)


def test_every_minor_child_of_a_persona_brings_child_benefit_once() -> None:
    paid: dict[str, list[str]] = {}
    for who, tables in TABLES.items():
        for child in tables.get("svb", {}).get("kinderbijslag", {}).get("kinderen", []):
            paid.setdefault(child["bsn"], []).append(who)
    assert paid
    for who, tables in TABLES.items():
        for child in tables["brp"].get("kinderen", []):
            age = TODAY.year - child["geboorte"]["datum"].year
            if age < 17:
                assert len(paid.get(child["burgerservicenummer"], [])) == 1, (who, child["naam"])


def test_the_maintenance_in_arrears_is_that_of_the_letter() -> None:
    (one,) = alimentaties(block(TABLES["marieke"], "lbio", MaintenanceBlock), ALL, TODAY).alimentaties
    assert (one.achterstand, len(one.maanden)) == (1230.0, 6)
    former = TABLES["marieke"]["brp"]["partners"][0]
    assert one.wederpartij.bsn == former["burgerservicenummer"]


def test_the_student_has_finance_and_those_who_studied_have_debts() -> None:
    held = {who: block(table, "duo", SchoolBlock) for who, table in TABLES.items()}
    assert [who for who, one in held.items() if one.studiefinanciering] == ["lotte"]
    assert sorted(who for who, one in held.items() if one.studieschuld) == ["anouk", "fenna", "yusuf"]
    brins = {part.brin: part.instelling for one in held.values() for part in (*one.diplomas, *one.inschrijvingen)}
    assert all(is_brin(brin) for brin in brins)
    assert len(set(brins.values())) == len(brins)


def test_no_diploma_is_older_than_the_register() -> None:
    """Higher education since 1996, secondary schools and mbo since 2007."""
    diplomas = [one for table in TABLES.values() for one in block(table, "duo", SchoolBlock).diplomas]
    assert diplomas
    for one in diplomas:
        assert one.datum >= date(1996 if one.niveau.startswith(("hbo", "wo")) else 2007, 1, 1)


def test_a_childs_own_donor_choice_starts_at_twelve_and_a_silent_one_since_july_2020() -> None:
    for one in PEOPLE:
        found = one.tables.get("donorregister", {}).get("registratie")
        if found:
            assert one.head.age_on(found["datum"]) >= 12
            assert found["keuze"] != "geen bezwaar" or found["datum"] >= date(2020, 7, 1)
    assert "donorregister" not in TABLES["willem"]  # lives abroad
    kinds = {table["donorregister"]["registratie"]["keuze"] for table in TABLES.values() if "donorregister" in table}
    assert kinds == {"ja", "nee", "nabestaanden", "persoon", "geen bezwaar"}


def test_the_first_allowance_of_2027_came_on_the_day_of_the_letter() -> None:
    (one, *_) = block(TABLES["hendrik"], "toeslagen", AllowanceBlock).toeslagen
    assert pay_day(next(months(one))) == date(2026, 12, 21)  # the twentieth was a Sunday
    assert pay_day(date(2027, 2, 1)) == date(2027, 1, 20)


def test_more_income_never_brings_more_allowance() -> None:
    kept = [one for table in TABLES.values() for one in block(table, "toeslagen", AllowanceBlock).toeslagen]
    computed = [one for one in kept if one.grondslag is not None]
    assert computed
    for one in computed:
        rises: Callable[[int], float] = _amount_of(one)
        amounts = [rises(income) for income in range(0, 150_000, 2_500)]
        assert amounts == sorted(amounts, reverse=True)
        assert amounts[0] > 0


def _amount_of(one: Any) -> Callable[[int], float]:
    def amount(income: int) -> float:
        return work_out(one.soort, one.jaar, income, one.toetsingsinkomen_partner, one.grondslag).per_year

    return amount


def test_a_new_income_changes_every_advance_of_that_year() -> None:
    """What a reaction on *inkomen vastgesteld* does."""
    before = block(TABLES["marieke"], "toeslagen", AllowanceBlock)
    after = recalculated(before, 2027, 45_000, TODAY)
    pairs = list(zip(before.toeslagen, after.toeslagen, strict=True))
    assert all((old.per_maand or 0) > (new.per_maand or 0) for old, new in pairs)
    assert {(new.toetsingsinkomen, new.beschikking) for _, new in pairs} == {(45_000, TODAY)}
    assert recalculated(before, 2025, 45_000, TODAY) == before
