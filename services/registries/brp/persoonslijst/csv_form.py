"""Reads the RvIG test set: a CSV of persoonslijsten, one row per present state and one more per older or other one.

The first column names a list on its first row. Every category ends in a column "NN.H" that says what stands on
the next row: "51" … "63" an older state, the category itself another occurrence (a second child).
"""

import csv
from collections.abc import Iterator

from msgspec import Struct, field

from services.mockkit.testset import Intake, Remark, Source
from services.registries.brp.days import UNKNOWN
from services.registries.brp.persoonslijst.elements import CATEGORIES, DATES
from services.registries.brp.persoonslijst.lists import PersonList, Row

WHAT = "persoonslijsten (LO-BRP, CSV)"
_REPEATED = frozenset(("04", "05", "09", "12"))
_NEEDED = ("01.01.20", "01.02.40", "01.03.10", "08.09.10")
_SAME = ("01.10", "02.10", "02.40", "05.10")
_REPERTOIRE = str.maketrans("ÐĔĕ¦", "ĐĚě#")
"""Signs the registry does not have, to those it has: D with a stroke, E with a caron, the hash (Teletex, LO-BRP)."""


def recognises(text: str) -> bool:
    """True for a first line that names elements, at least one of them that every list has."""
    return ";" in (head := text.split("\n", 1)[0]) and any(name in head for name in _NEEDED)


def read(source: Source, intake: Intake) -> Iterator[tuple[int, str, PersonList]]:
    """Yield (line, name, list) for every persoonslijst; raises InputError when the file is not whole.

    Lines with too few or too many columns are remarks of ``intake``, and so is the list they belong to.
    """
    lines = source.text.splitlines()
    rows = list(csv.reader(lines, delimiter=";"))
    columns = _columns(source, rows[0])
    if len(rows[-1]) < len(rows[0]) or not source.text.endswith("\n"):
        cut = f"de laatste regel breekt af na {len(rows[-1])} van {len(rows[0])} kolommen; haal het bestand opnieuw op"
        raise source.error(cut, line=len(rows))
    if len(rows) == 1:
        raise source.error("er staan geen persoonslijsten onder de eerste regel", line=1)
    lists: list[_Lines] = []
    for number, cells in enumerate(rows[1:], 2):
        if cells and cells[0]:
            lists.append(_Lines(number, cells[0]))
        if not lists:
            raise source.error("de eerste kolom is leeg: hier moet een persoonslijst beginnen", line=number)
        lists[-1].add(number, cells, columns)
    if lists[-1].announces_more():
        cut = f"persoonslijst {lists[-1].name} kondigt nog een regel aan die er niet is; haal het bestand opnieuw op"
        raise source.error(cut, line=len(rows))
    for one in lists:
        intake.read += 1
        intake.remarks += one.remarks
        if not one.broken:
            yield one.line, one.name, one.persoonslijst(intake)


class _Columns(Struct, frozen=True):
    """Where the elements stand: position to (category, element), and category to the position of its mark."""

    elements: dict[int, tuple[str, str]]
    marks: dict[str, int]
    width: int


def _columns(source: Source, head: list[str]) -> _Columns:
    elements: dict[int, tuple[str, str]] = {}
    marks: dict[str, int] = {}
    seen: set[str] = set()
    for position, name in enumerate(head):
        category, _, element = name.strip().partition(".")
        if element == "H":
            marks[category] = position
        elif element:
            again = name in seen and element == "88.10"  # the set writes 06.88.10 twice and means 06.88.20
            elements[position] = (category, "88.20" if again else element)
            seen.add(name)
    missing = [f"{category}.H" for category in CATEGORIES if category not in marks]
    missing += [name for name in _wanted() if name not in seen]
    if missing:
        shown = ", ".join(missing[:8]) + (f" en nog {len(missing) - 8}" if len(missing) > 8 else "")
        raise source.error(f"deze kolommen ontbreken: {shown}; neem het bestand zoals RvIG het uitgeeft", line=1)
    return _Columns(elements, marks, len(head))


def _wanted() -> list[str]:
    """Return the columns that the set of RvIG has and a person is made of."""
    never = {"06.88.20", "09.04.10", "05.07.20"} | {f"{one}.83.30" for one in ("07", "13")}
    return [
        f"{category}.{element}"
        for category, known in CATEGORIES.items()
        for element in known
        if f"{category}.{element}" not in never
    ]


class _Lines(Struct):
    """The rows of one list, per category in the order of the file."""

    line: int
    name: str
    rows: list[dict[str, tuple[Row, str]]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    broken: bool = False

    def add(self, number: int, cells: list[str], columns: _Columns) -> None:
        if len(cells) != columns.width:
            reason = f"{len(cells)} kolommen in plaats van {columns.width}; deze persoonslijst is niet overgenomen"
            self.remarks.append(Remark(number, self.name, "", reason, "unread"))
            self.broken = True
            return
        made: dict[str, dict[str, str]] = {category: {} for category in columns.marks}
        for position, (category, element) in columns.elements.items():
            if cells[position].strip():
                made[category][element] = cells[position].translate(_REPERTOIRE)
            elif cells[position] and element in DATES:  # filled in with nothing: a date that is not known
                made[category][element] = UNKNOWN
        marks = {category: self._mark(category, cells, made, columns) for category in made}
        self.rows.append({one: (row, marks[one]) for one, row in made.items()})

    def announces_more(self) -> bool:
        """True when the last row says that another follows: at the end of a file, it stops halfway a list."""
        last = self.rows[-1] if self.rows else {}
        return any(mark in (category, _older(category)) for category, (_, mark) in last.items())

    def _mark(self, category: str, cells: list[str], made: dict[str, dict[str, str]], columns: _Columns) -> str:
        """Return what the row says is next; the set has rows on which that stands one column off."""
        at = columns.marks[category]
        for position in (at, at - 1, min(at + 1, columns.width - 1)):
            said = cells[position].strip()
            if said in (category, _older(category)):
                if position in columns.elements:
                    owner, element = columns.elements[position]
                    made[owner].pop(element, None)
                return said
        return cells[at].strip()

    def persoonslijst(self, intake: Intake) -> PersonList:
        """Return the list, every row in the stack its mark says."""
        made = PersonList()
        for category in self.rows[0]:
            stacks: list[list[Row]] = []
            for row, mark, number in self._marked(category):
                if not row:
                    continue
                if stacks and mark not in (category, _older(category)):
                    mark = self._unmarked(category, (stacks[-1][-1], row), number, mark, intake)
                if stacks and mark == _older(category):
                    stacks[-1].append(row)
                elif stacks and category not in _REPEATED:
                    intake.remarks.append(self._left(category, number))
                else:
                    stacks.append([row])
            made.stacks[category] = [*stacks]
        return made

    def _marked(self, category: str) -> Iterator[tuple[Row, str, int]]:
        """Yield each row with what the row before it said it would be, and its line."""
        said = category
        for offset, (row, mark) in enumerate(one[category] for one in self.rows):
            yield row, said, self.line + offset
            said = mark

    def _unmarked(self, category: str, rows: tuple[Row, Row], number: int, mark: str, intake: Intake) -> str:
        """Say what a row without a (good) mark is: an older state, unless it is about someone or something else."""
        before, row = rows
        other = any(before[one] != row[one] for one in _SAME if one in before and one in row)
        guess = category if category == "12" or (other and category in _REPEATED) else _older(category)
        as_what = "als een ander voorkomen" if guess == category else "als een oudere stand"
        said = f"kondigt {mark!r} aan" if mark else "kondigt deze rij niet aan"
        reason = f"de regel hiervoor {said} ({category}.H); gelezen {as_what}"
        intake.remarks.append(Remark(number, self.name, f"categorie {category}", reason, "noted"))
        return guess

    def _left(self, category: str, number: int) -> Remark:
        return Remark(number, self.name, f"categorie {category}", "komt een tweede keer voor en kan dat niet")


def _older(category: str) -> str:
    return str(int(category) + 50)
