"""Makes the table ``[brp]`` of a persoonslijst: what is registered, under the names a block has for it."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from services.registries.brp import days
from services.registries.brp.persoonslijst import elements
from services.registries.brp.persoonslijst.elements import CATEGORIES, DATES, LENGTHS, TABLES, UNUSED
from services.registries.brp.persoonslijst.lists import Lost, PersonList, Row, Stack, past
from services.registries.brp.persoonslijst.meanings import Meaning, coded

_BOND = ("06.10", "06.20", "06.30")
_SUPPLIED = {"01": "Persoon", "06": "Overlijden", "08": "Verblijfplaats", "04": "Nationaliteit"}
_SIGNS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u0327\u0328\u030c"  # grave, acute … caron
_ACCENTS = dict(zip("ÁÂÃÄÅÆÇÈÊËÎÏ", _SIGNS, strict=True))
_TELETEX = re.compile(f"(?<=[a-zA-Z])([{''.join(_ACCENTS)}])([a-z])")
_ENDED = "64.10"  # why a nationality was lost: who said so is not delivered
_FOUR = re.compile(r"^[0-9]{1,4}$")
_LIVED = ("09.10", "10.30", "11.10", "11.15", "12.10", "13.10", "13.20")


def table(lists: PersonList, lost: Lost, meaning: Meaning) -> dict[str, Any]:
    """Return the block's table; ``lost`` is told of every value that cannot be read, which is then left out.

    ``meaning`` gives the words of coded values.
    """
    read = _Reader(lost, meaning)
    made = read.row("01", lists.one("01")) | read.row("07", lists.one("07"))
    for part in (_family, _nationalities, _residence, _rest):
        made |= part(lists, read)
    made["letterlijk"] = True
    made["geheimhoudingPersoonsgegevens"] = made.pop("_secret", "0") != "0"
    made["rni"] = _suppliers(lists, meaning)
    for name in [one for one in made if one.startswith("_")]:
        del made[name]
    return {name: value for name, value in made.items() if value not in ({}, [], None)}


def bsn_of(lists: PersonList) -> str:
    """Return the burgerservicenummer of the list; "" when it has none."""
    return lists.one("01").get("01.20", "")


class _Reader:
    """Turns rows into tables: dates checked, coded values given their meaning."""

    def __init__(self, lost: Lost, meaning: Meaning) -> None:
        self._lost = lost
        self.meaning = meaning

    def row(self, category: str, row: Row) -> dict[str, Any]:
        """Return one row as a table; the mark of a running investigation becomes ``inOnderzoek``."""
        made: dict[str, Any] = {}
        for element, written in row.items():
            path = CATEGORIES[category].get(element)
            if path is None:
                if element not in UNUSED:
                    self._lost(f"{category}.{element}", "dit element kent de API niet")
            elif path != "_":
                self._put(made, path, category, element, written)
        mark = made.pop("_mark", None)
        if mark is not None and "tot" not in mark and {"gegeven", "sinds"} <= set(mark):
            made["inOnderzoek"] = mark
        return made

    def _put(self, made: dict[str, Any], path: str, category: str, element: str, written: str) -> None:
        if len(written) > LENGTHS.get(element, len(written)):
            most = LENGTHS[element]
            self._lost(f"{category}.{element}", f"{written!r} is langer dan {most} tekens en is afgekapt")
            written = written[:most]
        try:
            value = _value(element, written, self.meaning)
        except ValueError as error:
            self._lost(f"{category}.{element}", str(error))
            return
        *groups, name = path.split(".")
        at = made
        for group in groups:
            at = at.setdefault(group, {})
        at[name] = value


def _letters(written: str) -> str:
    """Put together the letters of a street name that went through Teletex: "MalmÈopad" is Malmöpad.

    There an accent is a sign of its own before its letter; read as Latin-1 it is a capital in the midst of a word.
    """
    return _TELETEX.sub(_composed, written)


def _composed(found: re.Match[str]) -> str:
    made = unicodedata.normalize("NFC", found[2] + _ACCENTS[found[1]])
    return made if len(made) == 1 else found[0]


def _value(element: str, written: str, meaning: Meaning) -> Any:
    if element in DATES:
        return days.parse(written)
    if element == "11.20":
        return int(written)
    if element == "83.10" and not (written.isdigit() and len(written) == 6):
        raise ValueError(f"{written!r} is geen aanduiding van zes cijfers")
    if element == "88.10" and not _FOUR.match(written):
        raise ValueError(f"{written!r} is geen code van hoogstens vier cijfers")
    if element == "11.15":
        return _letters(written)
    return coded(TABLES[element], written, meaning) if element in TABLES else written


def _family(lists: PersonList, read: _Reader) -> dict[str, Any]:
    parents = [
        read.row(category, row) | {"ouderAanduiding": number}
        for category, number in (("02", "1"), ("03", "2"))
        for row in lists.present(category)
        if _says_something(row, elements.PARENT)
    ]
    partners = [
        read.row("05", bond) for stack in lists.stacks.get("05", ()) if (bond := _bond(stack)) is not None
    ]
    children = [
        {name: value for name, value in read.row("09", row).items() if name != "_stillborn"}
        for row in lists.present("09")
        if _says_something(row, elements.CHILD) and row.get("89.10") != "L"
    ]
    return {"ouders": parents, "partners": partners, "kinderen": children}


def _bond(stack: Stack) -> Row | None:
    """Return the present state of a bond; where it began comes from its history once it has ended."""
    now = stack[0]
    if not _says_something(now, elements.PARTNER):
        return None
    if "07.10" not in now or any(element in now for element in _BOND):
        return now
    before = next((row for row in past(stack) if "06.10" in row), {})
    return {**now, **{element: before[element] for element in _BOND if element in before}}


def _nationalities(lists: PersonList, read: _Reader) -> dict[str, Any]:
    held = filter(_held, lists.present("04"))
    return {"nationaliteiten": [_without_own(read.row("04", row)) for row in held]}


def _held(row: Row) -> bool:
    """True for a nationality that has not ended."""
    return "05.10" in row or "65.10" in row


def _residence(lists: PersonList, read: _Reader) -> dict[str, Any]:
    stack = next(iter(lists.stacks.get("08", ())), ())
    if not stack:
        return {}
    now = read.row("08", stack[0])
    made = {
        "gemeenteVanInschrijving": now.pop("gemeente", None),
        "datumInschrijvingInGemeente": now.get("_since"),
        "immigratie": now.get("_settled"),
        "verblijfplaats": _stay(now),
    }
    rows = [row for row in past(stack) if any(element in row for element in _LIVED)]
    return made | {"eerdereVerblijfplaatsen": [_stay(read.row("08", row)) for row in rows]}


def _stay(made: dict[str, Any]) -> dict[str, Any]:
    """Return a residence with who supplied it."""
    supplier = made.get("_rni")
    return _without_own(made) | ({"rni": supplier} if supplier is not None and "deelnemer" in supplier else {})


def _rest(lists: PersonList, read: _Reader) -> dict[str, Any]:
    death, title = lists.one("06"), lists.one("10")
    made = read.row("13", lists.one("13")) | _custody(read.row("11", lists.one("11")))
    if any(element in death for element in ("08.10", "08.20", "08.30")):
        made["overlijden"] = _without_own(read.row("06", death))
    if "39.10" in title:
        made["verblijfstitel"] = read.row("10", title)
    if made.pop("_excluded", "") == "A":
        made.setdefault("uitsluitingKiesrecht", {})["uitgeslotenVanKiesrecht"] = True
    elif "uitsluitingKiesrecht" in made:
        made["uitsluitingKiesrecht"]["uitgeslotenVanKiesrecht"] = False
    made["reisdocumenten"] = [read.row("12", row) for row in lists.present("12") if {"35.10", "35.20"} <= set(row)]
    return made


def _custody(made: dict[str, Any]) -> dict[str, Any]:
    if made.pop("_curatele", "") == "1":
        made["indicatieCurateleRegister"] = True
    if "inOnderzoek" in made:
        made["gezagInOnderzoek"] = made.pop("inOnderzoek")
    return made


def _suppliers(lists: PersonList, meaning: Meaning) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for category, name in _SUPPLIED.items():
        for row in lists.present(category):
            if _ENDED not in row and _FOUR.match(row.get("88.10", "")):
                one = {"deelnemer": coded("rni_deelnemer", row["88.10"], meaning), "categorie": name}
                one |= {"omschrijvingVerdrag": row["88.20"]} if "88.20" in row else {}
                found.append(one)
    return found


def _says_something(row: Row, known: Mapping[str, str]) -> bool:
    """True when a relative's row holds more than where it came from: a corrected or ended row is empty."""
    return any(not known.get(element, "_").startswith("_") for element in row)


def _without_own(made: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in made.items() if not name.startswith("_")}
