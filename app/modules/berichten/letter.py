"""The open message as a practice letter to print or keep; plain Python, run on a worker."""

from collections.abc import Iterable, Iterator

from services.documents import Content, Heading, Points, Rows, pdf
from services.registries.berichten.records import (
    Action,
    Bullets,
    Facts,
    Heading as HeadingBlock,
    Message,
    Table,
    TextBlock,
)
from widgets.plain import block as plain, one_line

_LONGEST = 4000
_MOST = 60


def letter(message: Message, addressee: str) -> bytes:
    """Return the message as a PDF marked DEMO; a very long message is printed as far as 60 blocks."""
    content = tuple(printed(message.blocks[:_MOST]))
    return pdf(
        one_line(message.subject, 200),
        one_line(message.sender.name, 120),
        message.placed.date(),
        content,
        addressee=(one_line(addressee, 120),),
        reference=one_line(message.reference, 60),
        contact=one_line(message.sender.phone, 60),
    )


def printed(blocks: Iterable[TextBlock]) -> Iterator[Content]:
    """Return the blocks as content of a letter; a button becomes a sentence."""
    for block in blocks:
        match block:
            case HeadingBlock():
                yield Heading(one_line(block.text))
            case Bullets():
                yield Points(tuple(one_line(item, _LONGEST) for item in block.items[:_MOST]))
            case Table():
                yield Rows(tuple(_cells(row) for row in block.rows[:_MOST]), _cells(block.total))
            case Facts():
                yield Rows(tuple(_cells((fact.label, fact.value)) for fact in block.facts[:_MOST]))
            case Action():
                yield f"{one_line(block.label)}: {one_line(block.domain)}"
            case _:
                yield plain(block.text, _LONGEST)


def _cells(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one_line(cell) for cell in row[:6])
