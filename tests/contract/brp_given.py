"""Builds the persoonslijsten that a published scenario gives, and reads them the way test sets are imported.

The features write persons in the registry's own elements, "voornamen (02.10)": each step adds a row to a
category, puts one above the present one (gewijzigd, vervolgens ingeschreven) or marks that incorrect (gecorrigeerd).
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from services.registries.brp.persoonslijst.elements import DATES
from services.registries.brp.persoonslijst.lists import PersonList
from services.registries.brp.persoonslijst.meanings import national
from services.registries.brp.persoonslijst.soundness import sound
from services.registries.brp.persoonslijst.table import table
from tests.contract import brp_custody
from tests.contract.brp_scenarios import NotRunnable, pairs, relative_day
from tests.contract.features import Scenario, Step, Table

_ELEMENT = re.compile(r"\(([0-9]{2}\.[0-9]{2})\)\s*$")
_COLUMNS = {"gemeente_code": "92.10"}
"""Elements that a scenario names by their column in the genuine data bank."""

_CATEGORY = {
    "inschrijving": "07",
    "verblijfplaats": "08",
    "adres": "08",
    "overlijden": "06",
    "gezagsverhouding": "11",
    "verblijfstitel": "10",
    "kiesrecht": "13",
    "persoon": "01",
    "naam": "01",
    "geboorte": "01",
    "partner": "05",
    "ex-partner": "05",
    "kind": "09",
    "nationaliteit": "04",
    "reisdocument": "12",
}
_VOTE = ("31.", "38.")
_TABLES = {"Gemeenten": "gemeente", "Landen": "land"}
_OF = r"(?:de persoon(?: met burgerservicenummer '(?P<bsn>[0-9]+)')?)"
_WHAT = r"'?(?P<changed>\w+)'?(?: '(?P<number>[12])')?"
_WITH = r"(?: met de volgende gegevens)"
_GIVEN = (
    (rf"^{_OF} heeft de volgende gegevens$", "person"),
    (rf"^{_OF} heeft de volgende '(?P<group>[^']+)' gegevens$", "group"),
    (r"^de '(?P<owner>[^']+)' heeft de volgende '(?P<group>adres)' gegevens$", "group"),
    (rf"^{_OF} heeft (?:nog )?een '(?P<list>[^']+)' (?:verkregen )?met de volgende gegevens$", "list"),
    (rf"^{_OF} heeft een (?P<list>ouder) '(?P<number>[12])' met de volgende gegevens$", "list"),
    (rf"^{_OF} is (?P<next>vervolgens )?ingeschreven op (?:het )?adres(?: '(?P<name>[^']+)')?{_WITH}$", "stay"),
    (rf"^{_OF} is (?P<next>vervolgens )?ingeschreven op een buitenlands adres{_WITH}$", "stay"),
    (r"^een adres heeft de volgende gegevens$", "address"),
    (r"^adres '(?P<name>[^']+)' heeft de volgende gegevens$", "address"),
    (r"^adres '(?P<old>[^']+)' is op '(?P<day>[^']+)' samengevoegd tot adres '(?P<name>[^']+)' met .*$", "merged"),
    (r"^adres '(?P<name>[^']+)' is op '(?P<day>[^']+)' geactualiseerd met .*$", "renewed"),
    (r"^adres '[^']+' is gesplitst in adressen met .*$", "split"),
    (rf"^(?:het|de) {_WHAT} is (?P<how>gewijzigd|gecorrigeerd) naar .*$", "changed"),
    (r"^er zijn (?P<many>[0-9]+) personen ingeschreven op adres '(?P<name>[^']+)' met .*$", "many"),
    (r"^de persoon heeft (geen|nooit) .*$", "nothing"),
    (r"^voor de persoon met burgerservicenummer '(?P<bsn>[0-9]+)' gelden de volgende gezagsrelaties$", "custody"),
    (r"^de persoon '\w+' met burgerservicenummer '(?P<bsn>[0-9]+)'$", "named"),
    (r"^de persoon '(?P<named>[A-Za-z]+)' heeft de volgende gegevens$", "person"),
    (r"^heeft '(?P<of>\w+)' als ouder (?P<number>[12])$", "parent"),
    (r"^is (meerderjarig|in Nederland geboren|ingeschreven in de BRP|geboren op [-0-9]+)$", "nothing"),
    (r"^'\w+' en '\w+' zijn met elkaar gehuwd met de volgende gegevens$", "nothing"),
    (r'^landelijke tabel "(?P<table>[^"]+)" heeft de volgende waarden$', "table"),
    (r"^de afnemer met indicatie '[0-9]+' is geautoriseerd voor '[a-z ]+' gegevens$", "nothing"),
)
_MADE_UP = 700_000_000


class Given:
    """The persons that a scenario's Gegeven steps describe. Raises NotRunnable."""

    def __init__(self, scenario: Scenario, today: date) -> None:
        self._lists: dict[str, PersonList] = {}
        self._addresses: dict[str, dict[str, str]] = {}
        self._homes: dict[str, str] = {}
        self._meanings: dict[tuple[str, str], str] = {}
        self._today = today
        self._bsn = ""
        self._numbers = brp_custody.numbers_of(scenario.steps)
        self._relations: list[brp_custody.Relation] = []
        for step in scenario.steps:
            if step.kind == "Gegeven":
                self._take(step)
            elif step.kind == "Dan":
                self._relations += brp_custody.given_words(step, self._numbers)

    def tables(self) -> dict[str, dict[str, Any]]:
        """Return the table of every person, by burgerservicenummer."""
        made = {bsn: sound(table(one, _lost, self._meaning), _lost) for bsn, one in self._lists.items()}
        whole = {bsn: one for bsn, one in made.items() if one is not None}
        brp_custody.add(whole, self._relations)
        return whole

    def _meaning(self, kind: str, code: str) -> str:
        return self._meanings.get((kind, code)) or national(kind, code)

    def _take(self, step: Step) -> None:
        for pattern, kind in _GIVEN:
            found = re.match(pattern, step.words)
            if found:
                parts = {name: value for name, value in found.groupdict().items() if value is not None}
                self._bsn = parts.get("bsn", self._numbers.get(parts.get("named", ""), self._bsn))
                getattr(self, f"_{kind}")(parts, step.table)
                return
        raise NotRunnable(step.words)

    def _person(self, parts: dict[str, str], rows: Table) -> None:
        self._merge("01", self._row(rows))

    def _group(self, parts: dict[str, str], rows: Table) -> None:
        if parts["group"] not in _CATEGORY:
            raise NotRunnable(f"'{parts['group']}' gegevens")
        self._merge(_CATEGORY[parts["group"]], self._row(rows))

    def _list(self, parts: dict[str, str], rows: Table) -> None:
        category = {"1": "02", "2": "03"}.get(parts.get("number", "")) or _CATEGORY.get(parts["list"], "")
        if parts["list"] == "ouder" and not category:
            category = "03" if self._stacks("02") else "02"
        if not category:
            raise NotRunnable(f"een '{parts['list']}'")
        self._stacks(category).append([self._row(rows)])

    def _custody(self, parts: dict[str, str], rows: Table) -> None:
        self._relations += brp_custody.given_rows(rows)

    def _named(self, parts: dict[str, str], rows: Table) -> None:
        self._merge("01", {"01.20": self._bsn})

    def _parent(self, parts: dict[str, str], rows: Table) -> None:
        self._stacks({"1": "02", "2": "03"}[parts["number"]]).append([{"01.20": self._numbers[parts["of"]]}])

    def _address(self, parts: dict[str, str], rows: Table) -> None:
        self._addresses[parts.get("name", "")] = self._row(rows)

    def _stay(self, parts: dict[str, str], rows: Table) -> None:
        row = self._addresses.get(parts.get("name", ""), {}) | self._row(rows)
        self._homes[self._bsn] = parts.get("name", "")
        stacks = self._stacks("08")
        if "next" in parts and stacks:
            stacks[0].insert(0, row)
        else:
            self._merge("08", row)

    def _many(self, parts: dict[str, str], rows: Table) -> None:
        for _ in range(int(parts["many"])):
            self._bsn = str(_MADE_UP + len(self._lists))
            self._merge("01", {"01.20": self._bsn})
            self._stay(parts, rows)

    def _split(self, parts: dict[str, str], rows: Table) -> None:
        for row in rows[1:]:
            self._addresses[row[0]] = self._row([rows[0][1:], row[1:]])

    def _merged(self, parts: dict[str, str], rows: Table) -> None:
        """Whoever lived at an address that was merged lives at the new one, from that day."""
        self._addresses[parts["name"]] = self._row(rows)
        began = {"10.30": parts["day"].replace("-", ""), "72.10": "W"}
        self._moved(parts["old"], self._addresses[parts["name"]] | began)

    def _renewed(self, parts: dict[str, str], rows: Table) -> None:
        """Whoever lives at an address that got its BAG ids lived there before; the ids hold from that day."""
        self._moved(parts["name"], self._row(rows) | {"85.10": parts["day"].replace("-", ""), "72.10": "T"})

    def _moved(self, address: str, row: dict[str, str]) -> None:
        for bsn, home in self._homes.items():
            if home == address:
                stack = self._lists[bsn].stacks["08"][0]
                stack.insert(0, {**stack[0], **row})  # type: ignore[attr-defined]

    def _changed(self, parts: dict[str, str], rows: Table) -> None:
        category = {"1": "02", "2": "03"}.get(parts.get("number", "")) or _CATEGORY.get(parts["changed"], "")
        if parts["changed"] == "ouder" and not category:
            category = "03" if self._stacks("03") else "02"
        if not category or not self._stacks(category):
            raise NotRunnable(f"{parts['changed']} is gewijzigd")
        stack = self._stacks(category)[-1]
        if parts["how"] == "gecorrigeerd":
            stack[0]["84.10"] = "O"
        stack.insert(0, self._row(rows))

    def _table(self, parts: dict[str, str], rows: Table) -> None:
        kind = _TABLES.get(parts["table"].split("_")[0], "")
        self._meanings |= {(kind, row[0]): row[1] for row in rows[1:] if kind and len(row) > 1}

    def _nothing(self, parts: dict[str, str], rows: Table) -> None:
        """This says only what is not there."""

    def _stacks(self, category: str) -> list[Any]:
        made: list[Any] = self._lists.setdefault(self._bsn, PersonList()).stacks.setdefault(category, [])
        return made

    def _merge(self, category: str, row: dict[str, str]) -> None:
        """Add to the present row of a category that occurs once; elements of the vote go to theirs."""
        votes = {element: value for element, value in row.items() if element.startswith(_VOTE)}
        for where, part in ((category, {e: v for e, v in row.items() if e not in votes}), ("13", votes)):
            stacks = self._stacks(where)
            if part and stacks:
                stacks[0][0].update(part)
            elif part:
                stacks.append([part])

    def _row(self, rows: Table) -> dict[str, str]:
        return dict(self._elements(rows))

    def _elements(self, rows: Table) -> Iterator[tuple[str, str]]:
        for name, value in pairs(rows):
            found = _ELEMENT.search(name)
            element = found[1] if found is not None else _COLUMNS.get(name)
            if element is None:
                raise NotRunnable(f"geen element: {name}")
            if value != "":
                yield element, self._value(element, value)

    def _value(self, element: str, value: str) -> str:
        if element not in DATES or re.fullmatch(r"[0-9]{8}", value):
            return value
        return relative_day(value, self._today)


def _lost(field: str, reason: str) -> None:
    raise NotRunnable(f"{field}: {reason}")
