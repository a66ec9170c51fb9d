"""Turns the published BRP scenarios into tests of our mock: what is given becomes blocks, what is expected a check.

The features write persons in the registry's own elements, "voornamen (02.10)". Here those become the
persona's table ``[brp]``. A scenario that uses words this file does not know is not run, and says which.
"""

import re
from datetime import date, timedelta
from typing import Any

from services.registries.brp import codes
from services.registries.brp.days import MONTHS
from tests.contract.features import Scenario, Step, Table

_ELEMENT = re.compile(r"\(([0-9]{2}\.[0-9]{2})\)\s*$")
_NAME = {
    "02.10": "naam.voornamen",
    "02.20": "naam.adellijkeTitelPredicaat",
    "02.30": "naam.voorvoegsel",
    "02.40": "naam.geslachtsnaam",
}
_BIRTH = {"03.10": "geboorte.datum", "03.20": "geboorte.plaats", "03.30": "geboorte.land"}
_MARK = {"83.10": "inOnderzoek.gegeven", "83.20": "inOnderzoek.sinds", "83.30": "_einde"}
_RNI = {"88.10": "_rni.deelnemer", "88.20": "_rni.omschrijvingVerdrag"}
_PERSON = (
    {"01.10": "aNummer", "01.20": "_bsn", "04.10": "geslacht", "61.10": "naamgebruik"} | _NAME | _BIRTH | _MARK | _RNI
)
_ADDRESS = {
    "11.10": "korteStraatnaam",
    "11.15": "straat",
    "11.20": "huisnummer",
    "11.30": "huisletter",
    "11.40": "huisnummertoevoeging",
    "11.50": "aanduidingBijHuisnummer",
    "11.60": "postcode",
    "11.70": "woonplaats",
    "11.80": "adresseerbaarObjectIdentificatie",
    "11.90": "nummeraanduidingIdentificatie",
    "12.10": "locatiebeschrijving",
    "92.10": "_",
}
_STAY = (
    {
        "09.10": "_gemeenteVanInschrijving",
        "09.20": "_datumInschrijvingInGemeente",
        "10.10": "functieAdres",
        "10.30": "datumVan",
        "13.10": "land",
        "13.20": "datumVan",
        "13.30": "regel1",
        "13.40": "regel2",
        "13.50": "regel3",
        "14.10": "_immigratie.landVanwaarIngeschreven",
        "14.20": "_immigratie.datumVestigingInNederland",
        "85.10": "datumIngangGeldigheid",
    }
    | _ADDRESS
    | _MARK
    | _RNI
)
_RELATIVE = {"01.20": "burgerservicenummer", "04.10": "geslacht"} | _NAME | _BIRTH | _MARK
_BOND = {
    "06.10": "aangaanHuwelijkPartnerschap.datum",
    "06.20": "aangaanHuwelijkPartnerschap.plaats",
    "06.30": "aangaanHuwelijkPartnerschap.land",
    "07.10": "ontbindingHuwelijkPartnerschap.datum",
    "15.10": "soortVerbintenis",
}
_VOTE = {
    "31.10": "europeesKiesrecht.aanduiding",
    "31.30": "europeesKiesrecht.einddatumUitsluiting",
    "38.10": "_uitgesloten",
    "38.20": "uitsluitingKiesrecht.einddatum",
}
_GROUPS: dict[str, tuple[str, dict[str, str]]] = {
    "inschrijving": (
        "",
        {
            "67.10": "opschortingBijhouding.datum",
            "67.20": "opschortingBijhouding.reden",
            "68.10": "datumEersteInschrijvingGBA",
            "70.10": "_geheim",
            "71.10": "verificatie.datum",
            "71.20": "verificatie.omschrijving",
        }
        | _VOTE,
    ),
    "verblijfplaats": ("verblijfplaats", _STAY),
    "adres": ("verblijfplaats", _STAY),
    "overlijden": (
        "overlijden",
        {"08.10": "datum", "08.20": "plaats", "08.30": "land"} | _MARK | _RNI,
    ),
    "gezagsverhouding": ("", {"32.10": "indicatieGezagMinderjarige", "33.10": "_curatele"} | _MARK),
    "verblijfstitel": (
        "verblijfstitel",
        {"39.10": "aanduiding", "39.20": "datumEinde", "39.30": "datumIngang"} | _MARK,
    ),
    "kiesrecht": ("", _VOTE),
}
_LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "partner": ("partners", _RELATIVE | _BOND),
    "ex-partner": ("partners", _RELATIVE | _BOND),
    "kind": ("kinderen", _RELATIVE),
    "ouder": ("ouders", _RELATIVE | {"62.10": "datumIngangFamilierechtelijkeBetrekking"}),
    "nationaliteit": (
        "nationaliteiten",
        {
            "05.10": "nationaliteit",
            "63.10": "redenOpname",
            "65.10": "bijzonder",
            "85.10": "datumIngangGeldigheid",
        }
        | _MARK
        | _RNI,
    ),
    "reisdocument": (
        "reisdocumenten",
        {
            "35.10": "soort",
            "35.20": "reisdocumentnummer",
            "35.50": "datumEindeGeldigheid",
            "35.60": "datumInhouding",
            "35.70": "aanduidingInhouding",
        }
        | _MARK,
    ),
}
_PLURAL = {name: plural for name, (plural, _) in _LISTS.items()} | {"gezag": "gezag", "rni": "rni"}
_OF = r"(?:de persoon(?: met burgerservicenummer '(?P<bsn>[0-9]+)')?)"
_GIVEN = (
    (re.compile(rf"^{_OF} heeft de volgende gegevens$"), "person"),
    (re.compile(rf"^{_OF} heeft de volgende '(?P<group>[^']+)' gegevens$"), "group"),
    (re.compile(r"^de '(?P<owner>[^']+)' heeft de volgende '(?P<group>adres)' gegevens$"), "group"),
    (re.compile(rf"^{_OF} heeft (?:nog )?een '(?P<list>[^']+)' (?:verkregen )?met de volgende gegevens$"), "list"),
    (re.compile(rf"^{_OF} heeft een (?P<list>ouder) '(?P<number>[12])' met de volgende gegevens$"), "list"),
    (re.compile(rf"^{_OF} is ingeschreven op (?:het )?adres(?: '[^']+')? met de volgende gegevens$"), "stay"),
    (re.compile(r"^(?:een adres|adres '[^']+') heeft de volgende gegevens$"), "address"),
    (re.compile(r"^(?:het|de) '?(?P<changed>\w+)'?(?: '[12]')? is (?:gewijzigd|gecorrigeerd) naar .*$"), "changed"),
    (re.compile(r"^de persoon heeft (geen|nooit) .*$"), "nothing"),
    (re.compile(r'^landelijke tabel "[^"]+" heeft de volgende waarden$'), "nothing"),
    (re.compile(r"^de afnemer met indicatie '[0-9]+' is geautoriseerd voor '[a-z ]+' gegevens$"), "nothing"),
)


class NotRunnable(Exception):
    """The scenario uses words that say nothing to our mock."""


class Given:
    """The blocks that a scenario's Gegeven steps describe."""

    def __init__(self, scenario: Scenario, today: date) -> None:
        self.blocks: dict[str, dict[str, Any]] = {}
        self._today = today
        self._bsn = ""
        self._address: Table = []
        self._latest: tuple[dict[str, Any], dict[str, str]] | None = None
        for step in scenario.steps:
            if step.kind == "Gegeven":
                self._take(step)

    def _take(self, step: Step) -> None:
        for pattern, kind in _GIVEN:
            found = pattern.match(step.words)
            if found:
                parts = found.groupdict()
                if kind != "nothing":
                    self._bsn = parts.get("bsn") or self._bsn
                    self._add(kind, parts, step.table)
                return
        raise NotRunnable(step.words)

    def _add(self, kind: str, parts: dict[str, Any], table: Table) -> None:
        if kind == "address":
            self._address = table
            return
        block = self.blocks.setdefault(self._bsn, {})
        if kind == "person":
            self._write(block, table, _PERSON, "Persoon")
        elif kind == "stay":
            self._group(block, "verblijfplaats", self._address)
            self._group(block, "verblijfplaats", table)
        elif kind == "changed":
            self._change(parts["changed"], table)
        elif kind == "group":
            self._group(block, parts["group"], table)
        else:
            self._listed(block, parts, table)

    def _change(self, name: str, table: Table) -> None:
        """A changed or corrected row stands in the place of the one before it."""
        if self._latest is None or name not in _LISTS:
            raise NotRunnable(f"{name} is gewijzigd")
        one, elements = self._latest
        number = one.get("ouderAanduiding")
        one.clear()
        self._write(one, table, elements, "Nationaliteit")
        if number:
            one["ouderAanduiding"] = number

    def _group(self, block: dict[str, Any], group: str, table: Table) -> None:
        if group not in _GROUPS:
            raise NotRunnable(f"'{group}' gegevens")
        where, elements = _GROUPS[group]
        into = block.setdefault(where, {}) if where else block
        self._write(into, table, elements, where.capitalize(), gezag=group == "gezagsverhouding")
        for name in [one for one in into if one.startswith("_")] if where else ():
            value = into.pop(name)
            if name == "_immigratie":
                block.setdefault("immigratie", {}).update(value)
            elif name != "_":
                block[name.removeprefix("_") if name != "_rni" else "_rni"] = value
        self._settle(block, where.capitalize())

    def _listed(self, block: dict[str, Any], parts: dict[str, Any], table: Table) -> None:
        if parts["list"] == "verblijfstitel":
            self._group(block, "verblijfstitel", table)
            return
        if parts["list"] not in _LISTS:
            raise NotRunnable(f"een '{parts['list']}'")
        plural, elements = _LISTS[parts["list"]]
        one: dict[str, Any] = {}
        self._write(one, table, elements, "Nationaliteit")
        if "_rni" in one:
            block["_rni"] = one.pop("_rni")
            self._settle(block, "Nationaliteit")
        if parts.get("number"):
            one["ouderAanduiding"] = parts["number"]
        block.setdefault(plural, []).append(one)
        self._latest = (one, elements)

    def unwritten(self) -> tuple[str, ...]:
        """Return what a block adds for its author's ease, and a scenario does not expect."""
        added = []
        for block in self.blocks.values():
            if "overlijden" in block and "opschortingBijhouding" not in block:
                added.append("opschortingBijhouding.")
            if "functieAdres" not in block.get("verblijfplaats", {}):
                added.append("verblijfplaats.functieAdres.")
            if "datumIngangGeldigheid" not in block.get("verblijfplaats", {}):
                added.append("verblijfplaats.datumIngangGeldigheid.")
        return tuple(added)

    def _write(
        self, into: dict[str, Any], table: Table, elements: dict[str, str], category: str, gezag: bool = False
    ) -> None:
        for name, value in _pairs(table):
            element = _ELEMENT.search(name)
            if element is None or element[1] not in elements:
                raise NotRunnable(f"{category}: {name}")
            if value != "":
                _put(into, elements[element[1]], self._value(element[1], value))
        if into.pop("_einde", None):
            into.pop("inOnderzoek", None)
        if gezag and "inOnderzoek" in into:
            into["gezagInOnderzoek"] = into.pop("inOnderzoek")
        if category == "Persoon":
            self._settle(into, category)

    def _settle(self, block: dict[str, Any], category: str) -> None:
        """Give the registry's one-letter marks the names that a block has for them."""
        block.pop("_bsn", None)
        if block.pop("_geheim", "0") != "0":
            block["geheimhoudingPersoonsgegevens"] = True
        if block.pop("_curatele", "0") == "1":
            block["indicatieCurateleRegister"] = True
        if block.pop("_uitgesloten", "") == "A":
            block.setdefault("uitsluitingKiesrecht", {})["uitgeslotenVanKiesrecht"] = True
        elif "uitsluitingKiesrecht" in block:
            block["uitsluitingKiesrecht"].setdefault("uitgeslotenVanKiesrecht", False)
        if "_rni" in block:
            block.setdefault("rni", []).append(block.pop("_rni") | {"categorie": category})

    def _value(self, element: str, value: str) -> Any:
        if element == "11.20":
            return int(value)
        if element == "09.10" and value not in codes.tables()["gemeente"]:
            return {"code": value, "omschrijving": value}
        if re.fullmatch(r"[0-9]{8}", value) or element not in _DATES:
            return value
        return relative_day(value, self._today)


_DATES = frozenset(
    "03.10 06.10 07.10 08.10 09.20 10.30 13.20 14.20 31.30 35.50 35.60 38.20 39.20 39.30 62.10 67.10 68.10 71.10"
    " 83.20 83.30 85.10".split()
)


def relative_day(words: str, today: date) -> str:
    """Return "gisteren - 20 jaar" and the like as YYYYMMDD; raises NotRunnable."""
    found = re.fullmatch(
        r"(vandaag|gisteren|morgen|(?:vorige|deze|volgende) maand|(?:vorig|dit|volgend) jaar)"
        r"(?: - ([0-9]+) jaar)?",
        words,
    )
    if found is None:
        raise NotRunnable(words)
    back = int(found[2] or 0)
    step = {"vorig": -1, "vorige": -1, "volgend": 1, "volgende": 1}.get(found[1].split()[0], 0)
    if found[1].endswith("jaar"):
        return f"{today.year + step - back:04d}0000"
    if found[1].endswith("maand"):
        months = today.year * 12 + today.month - 1 + step
        return f"{months // 12 - back:04d}{months % 12 + 1:02d}00"
    moment = today + timedelta(days={"gisteren": -1, "morgen": 1}.get(found[1], 0))
    return f"{moment.year - back:04d}{moment.month:02d}{moment.day:02d}"


class Asked:
    """The question that the Als step sends, and the day it is asked on."""

    def __init__(self, scenario: Scenario, today: date) -> None:
        step = next((step for step in scenario.steps if step.kind == "Als"), None)
        found = re.fullmatch(_ASKED, step.words) if step is not None else None
        if step is None or found is None:
            raise NotRunnable(step.words if step is not None else "geen Als")
        self.today = _written_day(found["day"]) if found["day"] else today
        self.face = found["face"]
        self.body: dict[str, Any] = {}
        self.headers: dict[str, str] = {"Content-Type": "application/json"}
        for name, value in [row[:2] for row in step.table[1:]]:
            if name.startswith("header: "):
                self.headers[name.removeprefix("header: ")] = value
            else:
                self.body[name.removesuffix(" (als string)")] = self._typed(name, value)

    def _typed(self, name: str, value: str) -> Any:
        one = name == "burgerservicenummer" and self.body.get("type") == "ZoekMetBurgerservicenummer"
        if name in ("fields", "burgerservicenummer", "reisdocumentnummer") and not one:
            return [part.strip() for part in value.split(",")] if value else []
        if name == "inclusiefOverledenPersonen" and value in ("true", "false"):
            return value == "true"
        if name == "huisnummer" and value.isdigit():
            return int(value)
        if name == "geboortedatum" and value.split(" ")[0] in ("vandaag", "gisteren", "morgen"):
            day = relative_day(value, self.today)
            return f"{day[:4]}-{day[4:6]}-{day[6:]}"
        return value


_ASKED = r"(?P<face>personen|reisdocumenten)(?: op '(?P<day>[^']+)')? wordt gezocht met de volgende parameters"


def _written_day(words: str) -> date:
    day, month, year = words.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


class Expected:
    """What the Dan steps say that comes back: a problem, a number of results, or the results' values."""

    def __init__(self, scenario: Scenario) -> None:
        self.problem: dict[str, Any] = {}
        self.results: list[dict[str, str]] = []
        self.count: int | None = None
        self._lists: dict[str, int] = {}
        self._last = ""
        for step in scenario.steps:
            if step.kind == "Dan":
                self._take(step)
        if any("binnenland" in step.words for step in scenario.steps) and self.problem.get("status") == "403":
            raise NotRunnable("autorisatie per afnemer")

    def _take(self, step: Step) -> None:
        words = re.sub(r"\s+", " ", step.words.replace("alleen ", "")).strip()
        if words == "heeft de response een object met de volgende gegevens":
            self.problem |= dict(_pairs(step.table))
        elif words == "heeft het object de volgende 'invalidParams' gegevens":
            self.problem["invalidParams"] = [dict(zip(step.table[0], row, strict=True)) for row in step.table[1:]]
        elif found := re.fullmatch(r"heeft de response (\d+) (?:personen|reisdocumenten)", words):
            self.count = int(found[1])
        elif found := re.fullmatch(_NESTED, words):
            if found[2]:
                self._expect(f"{self._nested(found[1])}.{found[2]}", step.table)
        elif found := re.fullmatch(r"heeft de response een (?:persoon|reisdocument) (.*)", words):
            self.results.append({})
            self._lists = {}
            self._clause(found[1], step.table)
        elif found := re.fullmatch(r"heeft de persoon (.*)", words):
            self._clause(found[1], step.table)
        else:
            raise NotRunnable(step.words)

    def _clause(self, words: str, table: Table) -> None:
        for pattern, kind in _CLAUSES:
            found = re.fullmatch(pattern, words)
            if found is None:
                continue
            if kind == "whole":
                self._expect("", table)
            elif kind == "group":
                self._expect(found[1], table)
            elif kind == "item":
                self._expect(self._append(found[1], found[2]), table)
            elif kind == "empty item":
                self._append(found[1], None)
            return
        raise NotRunnable(words)

    def _append(self, name: str, group: str | None) -> str:
        if name not in _PLURAL:
            self._last = name
            return f"{name}.{group}" if group else name
        plural = _PLURAL[name]
        position = self._lists.get(plural, 0)
        self._lists[plural] = position + 1
        self._last = f"{plural}[{position}]"
        return f"{self._last}.{group}" if group else self._last

    def _nested(self, owner: str) -> str:
        if owner in ("persoon", "reisdocument"):
            return ""
        return self._last if owner in _PLURAL else owner

    def _expect(self, prefix: str, table: Table) -> None:
        for name, value in _pairs(table):
            if value != "":
                self.results[-1][f"{prefix}.{name}".lstrip(".")] = value


_NESTED = r"heeft (?:de|het)? ?'?(\w+)'? (?:de volgende '(\w+)' gegevens|geen '\w+' gegevens)"
_CLAUSES = (
    (r"met de volgende gegevens", "whole"),
    (r"(?:met )?de volgende '([^']+)' gegevens", "group"),
    (r"(?:met )?(?:nog )?een '([^']+)' met de volgende(?: '([^']+)')? gegevens", "item"),
    (r"(?:met )?een '([^']+)' (?:zonder(?: '[^']+')? gegevens|met een leeg '[^']+' object)", "empty item"),
    (r"(?:zonder (?:'[^']+' )?gegevens|(?:met )?een leeg '[^']+' object|geen '[^']+' gegevens)", "nothing"),
)


def _pairs(table: Table) -> list[tuple[str, str]]:
    """Return the rows of a table as pairs, whether it stands upright (naam | waarde) or lies down."""
    if not table:
        return []
    if table[0][:2] == ["naam", "waarde"]:
        return [(row[0], row[1]) for row in table[1:]]
    return list(zip(table[0], table[1], strict=True)) if len(table) > 1 else []


def _put(into: dict[str, Any], path: str, value: Any) -> None:
    *groups, name = path.split(".")
    for group in groups:
        into = into.setdefault(group, {})
    into[name] = value
