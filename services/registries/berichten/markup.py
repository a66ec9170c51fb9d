"""Reads the few marks an author may use in a message's text, and writes the blocks back as plain text.

An empty line ends a block. ``# `` a heading, ``- `` a point of a list, ``| cell | € 1,00 |`` a row of a table
(first cell ``= Totaal`` makes it the total), ``> Label: value`` a fact, ``[Knop](domein.example)`` a button that
leaves Voorportaal. Anything else is a paragraph; its lines are joined.
"""

import re
from collections.abc import Callable, Iterable

from services.registries.berichten.records import (
    Action,
    Bullets,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Table,
    TextBlock,
)

_BUTTON = re.compile(r"\[(?P<label>[^\]]+)\]\((?P<domain>[^)]+)\)")
_DOMAIN = re.compile(r"[a-z0-9.-]+\.example")


def parse(text: str) -> tuple[TextBlock, ...]:
    """Return the blocks of ``text``; raises ValueError naming the line that breaks a rule."""
    blocks: list[TextBlock] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if lines:
            blocks += _runs(lines)
    return tuple(blocks)


def plain(blocks: Iterable[TextBlock]) -> str:
    """Return the blocks as plain text, for ``inhoud`` and for searching."""
    return "\n\n".join(_plain(block) for block in blocks)


def _runs(lines: list[str]) -> list[TextBlock]:
    """Split neighbouring lines of different kinds, so that a heading needs no empty line after it."""
    blocks: list[TextBlock] = []
    run: list[str] = []
    for line in lines:
        if run and _kind(run[0]) is not _kind(line):
            blocks.append(_kind(run[0])(run))
            run = []
        if run and _kind(line) in (_heading, _button):
            blocks.append(_kind(run[0])(run))
            run = []
        run.append(line)
    blocks.append(_kind(run[0])(run))
    return blocks


def _kind(line: str) -> Callable[[list[str]], TextBlock]:
    if line.startswith("# "):
        return _heading
    if line.startswith("- "):
        return _bullets
    if line.startswith("|"):
        return _table
    if line.startswith("> "):
        return _facts
    if _BUTTON.fullmatch(line):
        return _button
    return _paragraph


def _heading(lines: list[str]) -> TextBlock:
    return Heading(lines[0][2:].strip())


def _bullets(lines: list[str]) -> TextBlock:
    return Bullets(tuple(line[2:].strip() for line in lines))


def _paragraph(lines: list[str]) -> TextBlock:
    return Paragraph(" ".join(lines))


def _facts(lines: list[str]) -> TextBlock:
    facts = []
    for line in lines:
        label, colon, value = line[2:].partition(":")
        if not colon or not value.strip():
            raise ValueError(f"schrijf een feit als '> Naam: waarde', niet als {line!r}")
        facts.append(Fact(label.strip(), value.strip()))
    return Facts(tuple(facts))


def _table(lines: list[str]) -> TextBlock:
    rows: list[tuple[str, ...]] = []
    total: tuple[str, ...] = ()
    for line in lines:
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if cells[0].startswith("="):
            total = (cells[0].lstrip("= "), *cells[1:])
        else:
            rows.append(cells)
    if len({len(row) for row in [*rows, *([total] if total else [])]}) > 1:
        raise ValueError(f"elke rij van een tabel heeft evenveel vakken; kijk bij {lines[0]!r}")
    return Table(tuple(rows), total)


def _button(lines: list[str]) -> TextBlock:
    match = _BUTTON.fullmatch(lines[0])
    assert match is not None
    if not _DOMAIN.fullmatch(match["domain"].split("/")[0]):
        raise ValueError(f"een knop gaat naar een domein dat eindigt op .example, niet naar {match['domain']!r}")
    return Action(match["label"], match["domain"])


def _plain(block: TextBlock) -> str:
    match block:
        case Bullets():
            return "\n".join(f"- {item}" for item in block.items)
        case Table():
            return "\n".join(": ".join(row) for row in [*block.rows, block.total] if row)
        case Facts():
            return "\n".join(f"{fact.label}: {fact.value}" for fact in block.facts)
        case Action():
            return f"{block.label}: {block.domain}"
        case _:
            return block.text
