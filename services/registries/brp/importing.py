"""Reads published test sets of the BRP: RvIG's persoonslijsten (CSV), the GBA form of its mock, and its own answers."""

from collections.abc import Iterator
from typing import Any

from services.mockkit.testset import Intake, Remark, Source
from services.registries.brp.persoonslijst import answer_form, csv_form, gba_form, table
from services.registries.brp.persoonslijst.meanings import practice
from services.registries.brp.persoonslijst.soundness import sound

Record = tuple[int, str, str, dict[str, Any]]


def read(source: Source) -> Intake | None:
    """Return what stands in a file, or None when it is no test set of this registry. Raises InputError."""
    for form, records in ((csv_form, _lists), (answer_form, _answers), (gba_form, _persons)):
        if form.recognises(source.text):
            intake = Intake(form.WHAT)
            _take(intake, records(source, intake))
            unread = intake.of("unread")
            if not intake.tables or len(unread) * 2 > intake.read:
                first = f"; de eerste: {unread[0]}" if unread else ""
                message = f"van {intake.read} personen zijn er {len(unread)} niet te lezen als {form.WHAT}{first}"
                raise source.error(message)
            return intake
    return None


def _take(intake: Intake, records: Iterator[Record]) -> None:
    """Keep the table of every record that can be asked for by a burgerservicenummer of its own."""
    for line, name, bsn, made in records:
        if not bsn:
            reason = "heeft geen burgerservicenummer en is daarmee niet op te vragen; niet overgenomen"
            intake.remarks.append(Remark(line, name, "burgerservicenummer", reason))
        elif not (len(bsn) == 9 and bsn.isdigit()):
            reason = f"{bsn!r} heeft geen negen cijfers; niet overgenomen"
            intake.remarks.append(Remark(line, name, "burgerservicenummer", reason, "unread"))
        elif bsn in intake.tables:
            reason = f"{bsn} stond al eerder in dit bestand; de eerste is gehouden"
            intake.remarks.append(Remark(line, name, "burgerservicenummer", reason))
        elif (kept := sound(made, _Listener(intake, line, f"{name} ({bsn})"))) is not None:
            intake.tables[bsn] = kept
        else:
            intake.remarks.append(Remark(line, f"{name} ({bsn})", "", "niet te lezen; niet overgenomen", "unread"))


def _lists(source: Source, intake: Intake) -> Iterator[Record]:
    for line, name, lists in csv_form.read(source, intake):
        bsn = table.bsn_of(lists)
        yield line, name, bsn, table.table(lists, _Listener(intake, line, _subject(name, bsn)), practice)


def _persons(source: Source, intake: Intake) -> Iterator[Record]:
    for line, name, person in gba_form.read(source, intake):
        bsn = str(person.get("burgerservicenummer", ""))
        yield line, name, bsn, gba_form.table(person, _Listener(intake, line, _subject(name, bsn)))


def _answers(source: Source, intake: Intake) -> Iterator[Record]:
    for line, name, person in answer_form.read(source, intake):
        bsn = str(person.get("burgerservicenummer", ""))
        made = answer_form.table(person, _Listener(intake, line, _subject(name, bsn)))
        if made is None:
            reason = "is geen persoon van het contract; niet overgenomen"
            intake.remarks.append(Remark(line, _subject(name, bsn), "", reason, "unread"))
        else:
            yield line, name, bsn, made


def _subject(name: str, bsn: str) -> str:
    return f"{name} ({bsn})" if bsn else name


class _Listener:
    """Writes down what is told of one record."""

    def __init__(self, intake: Intake, line: int, subject: str) -> None:
        self._intake, self._line, self._subject = intake, line, subject

    def __call__(self, field: str, reason: str) -> None:
        self._intake.remarks.append(Remark(self._line, self._subject, field, reason))
