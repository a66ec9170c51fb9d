"""What the screen is made of: sections with groups of rows, and the builder that words a row."""

from collections.abc import Iterator

from msgspec import Struct, field

from app.kit.texts import Texts
from app.modules.persoon.reading import NO_MARK, Mark, Piece, Shown
from services.identifiers import mask_bsn


class Row(Struct, frozen=True):
    """One datum. ``words`` of a secret are masked and ``secret`` is the whole number.

    ``mark`` are the words of its investigation, ``shows`` says which values these words show.
    """

    label: str
    words: str
    mark: str = ""
    note: str = ""
    secret: str = ""
    shows: Shown = ()

    @property
    def every_word(self) -> str:
        """All that a reader can see of this row, a secret included."""
        return f"{self.label}\n{self.words}\n{self.mark}\n{self.note}\n{self.secret}"


class Group(Struct, frozen=True):
    """Rows about one person or one thing; ``title`` may be empty, ``shows`` is what the title shows.

    ``who`` tells apart, for who only hears it, numbers that belong to different people.
    """

    title: str
    rows: tuple[Row, ...]
    shows: Shown = ()
    who: str = ""


class Section(Struct, frozen=True):
    """One card. ``key`` names its words and its address; ``empty`` says why there is nothing to show."""

    key: str
    title: str
    groups: tuple[Group, ...] = ()
    empty: str = ""

    @property
    def groups_with_rows(self) -> tuple[Group, ...]:
        """The groups that show something."""
        return tuple(group for group in self.groups if group.rows)

    def rows(self) -> Iterator[Row]:
        """Return the rows of every group."""
        for group in self.groups:
            yield from group.rows

    def shown(self) -> Iterator[tuple[str, str, str]]:
        """Return (path, words that show it, all words around them) for every value shown here."""
        for group in self.groups:
            for path, words in group.shows:
                yield path, words, group.title
            for row in group.rows:
                for path, words in row.shows:
                    yield path, words, row.every_word


class Rows(Struct):
    """Collects the rows of one group; a datum that is neither there nor under investigation makes none."""

    texts: Texts
    made: list[Row] = field(default_factory=list)

    def add(self, key: str, piece: Piece, *marks: Mark, note: str = "", missing: str = "") -> None:
        """Add a datum under the label ``key``; ``missing`` are the words when it is not there."""
        found = [mark for mark in marks if mark.words]
        if not piece.words and not found and not missing:
            return
        first, *others = found or [NO_MARK]
        notes = [note, self._parts(first), *(self._other(mark, first) for mark in others)]
        self.made.append(
            Row(
                self.texts(f"row.{key}"),
                piece.words or missing or self.texts("not_filled"),
                first.words,
                "\n".join(words for words in notes if words),
                shows=piece.shows + tuple(shown for mark in found for shown in mark.shows),
            )
        )

    def secret(self, key: str, piece: Piece, *marks: Mark) -> None:
        """Add a number that is masked until the citizen asks to see it."""
        self.add(key, piece, *marks)
        if piece.words:
            row = self.made.pop()
            self.made.append(Row(row.label, mask_bsn(row.words), row.mark, row.note, row.words, row.shows))

    def group(self, title: str = "", shows: Shown = (), who: str = "") -> Group:
        """Return what was collected as a group."""
        return Group(title, tuple(self.made), shows, who or title)

    def _parts(self, mark: Mark) -> str:
        named = ", ".join(self.texts(f"part.{name}") for name in mark.parts)
        return self.texts("mark_parts", parts=named) if named else ""

    def _other(self, mark: Mark, first: Mark) -> str:
        said = mark.words if mark.words != first.words else ""
        return " – ".join(words for words in (said, self._parts(mark)) if words)
