"""Reads the published BRP scenarios: the question that is asked, and what the answer must be.

A scenario that uses words this file does not know is not run, and says which. What is given is in brp_given.
"""

import re
from datetime import date, timedelta
from typing import Any

from services.registries.brp.days import MONTHS
from tests.contract import brp_custody
from tests.contract.features import Scenario, Step, Table

_PLURAL = {
    "partner": "partners",
    "ex-partner": "partners",
    "kind": "kinderen",
    "ouder": "ouders",
    "nationaliteit": "nationaliteiten",
    "reisdocument": "reisdocumenten",
    "gezag": "gezag",
    "rni": "rni",
}


class NotRunnable(Exception):
    """The scenario uses words that say nothing to our mock."""


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
        if _OTHER & scenario.tags and "@info-api" not in scenario.tags:
            raise NotRunnable(f"koppelvlak {', '.join(sorted(_OTHER & scenario.tags))}")
        found = re.fullmatch(_ASKED, step.words) if step is not None else None
        if step is None or found is None:
            raise NotRunnable(step.words if step is not None else "geen Als")
        self.today = _written_day(found["day"]) if found["day"] else today
        if found["named"]:
            self._about(brp_custody.numbers_of(scenario.steps)[found["named"]])
            return
        self.face = found["face"]
        self.method = found["method"] or "POST"
        self.body: dict[str, Any] = {}
        self.headers: dict[str, str] = {"Content-Type": "application/json"}
        for name, value in [row[:2] for row in step.table[1:]]:
            if name.startswith("header: "):
                self.headers[name.removeprefix("header: ")] = value
            else:
                self.body[name.removesuffix(" (als string)")] = self._typed(name, value)

    def _about(self, bsn: str) -> None:
        self.face, self.method, self.headers = "personen", "POST", {"Content-Type": "application/json"}
        self.body = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": ["gezag"]}

    def _typed(self, name: str, value: str) -> Any:
        one = name == "burgerservicenummer" and self.body.get("type") == "ZoekMetBurgerservicenummer"
        if name in ("fields", "burgerservicenummer", "reisdocumentnummer") and not one:
            return [part.strip() for part in value.split(",")] if value else []
        if name == "inclusiefOverledenPersonen" and value in ("true", "false"):
            return value == "true"
        if name == "huisnummer" and value.isdigit():
            return int(value)
        if name in _DAYS and value.split(" ")[0] in ("vandaag", "gisteren", "morgen"):
            day = relative_day(value, self.today)
            return f"{day[:4]}-{day[4:6]}-{day[6:]}"
        return value


_DAYS = ("geboortedatum", "peildatum", "datumVan", "datumTot")
_OTHER = frozenset(("@gezag-api", "@data-api"))
_ASKED = (
    r"(?:gba )?(?P<face>personen|reisdocumenten|bewoning)(?: op '(?P<day>[^']+)')? wordt gezocht met "
    r"(?:de volgende parameters|een '(?P<method>[A-Z]+)' aanroep)"
    r"|'gezag' wordt gevraagd van personen gezocht met burgerservicenummer van '(?P<named>\w+)'"
)


def _written_day(words: str) -> date:
    day, month, year = words.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


class Expected:
    """What the Dan steps say that comes back: a problem, a number of results, or the results' values."""

    def __init__(self, scenario: Scenario) -> None:
        self.problem: dict[str, Any] = {}
        self.results: list[dict[str, str]] = []
        self.count: int | None = None
        self.residents: tuple[int, int] | None = None
        self._lists: dict[str, int] = {}
        self._last = ""
        numbers = brp_custody.numbers_of(scenario.steps)
        for step in scenario.steps:
            custody = brp_custody.expected(step, numbers) if step.kind == "Dan" and numbers else None
            if custody is not None:
                self.results = [{**(self.results or [{}])[0], **custody}]
            elif step.kind == "Dan":
                self._take(step)
        if any("binnenland" in step.words for step in scenario.steps) and self.problem.get("status") == "403":
            raise NotRunnable("autorisatie per afnemer")

    def _take(self, step: Step) -> None:
        words = re.sub(r"\s+", " ", step.words.replace("alleen ", "")).strip()
        if words == "heeft de response een object met de volgende gegevens":
            self.problem |= dict(pairs(step.table))
        elif words == "heeft het object de volgende 'invalidParams' gegevens":
            self.problem["invalidParams"] = [dict(zip(step.table[0], row, strict=True)) for row in step.table[1:]]
        elif found := re.fullmatch(r"heeft de response (\d+) (?:personen|reisdocumenten|bewoningen)", words):
            self.count = int(found[1])
        elif "bewoning" in words and self._took_residents(words, step.table):
            return
        elif found := re.fullmatch(r"heeft 'gezag' een '(ouder|derde)' met de volgende gegevens", words):
            many = f"{self._last}.{'ouders' if found[1] == 'ouder' else 'derden'}"
            position = self._lists.get(many, 0)
            self._lists[many] = position + 1
            self._expect(f"{many}[{position}]", step.table)
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

    def _took_residents(self, words: str, table: Table) -> bool:
        """Read what a step says of a bewoning; False when it says something else."""
        if words == "heeft de response een bewoning met de volgende gegevens":
            self.results.append({})
            for name, value in pairs(table):
                days = value.split(" tot ") if name == "periode" else ()
                told = zip(("periode.datumVan", "periode.datumTot"), days, strict=True) if days else [(name, value)]
                self.results[-1] |= dict(told)
        elif found := re.fullmatch(r"heeft de bewoning (?:een )?(mogelijke )?bewoners? met .*", words):
            group = "mogelijkeBewoners" if found[1] else "bewoners"
            for at, row in enumerate(table[1:]):
                cells = zip(table[0], row, strict=True)
                self.results[-1] |= {f"{group}[{at}].{name}": value for name, value in cells if value}
        elif found := re.fullmatch(r".* een bewoning met (\d+) bewoners en (\d+) mogelijke bewoners", words):
            self.residents = (int(found[1]), int(found[2]))
        else:
            return words == "heeft de bewoning geen bewoners en geen mogelijke bewoners"
        return True

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
        for name, value in pairs(table):
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


def pairs(table: Table) -> list[tuple[str, str]]:
    """Return the rows of a table as pairs, whether it stands upright (naam | waarde) or lies down."""
    if not table:
        return []
    if table[0][:2] == ["naam", "waarde"]:
        return [(row[0], row[1]) for row in table[1:]]
    return list(zip(table[0], table[1], strict=True)) if len(table) > 1 else []
