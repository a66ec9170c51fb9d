"""What happens to the characters of a code while it is typed, pasted and erased; no widgets."""

from msgspec import Struct, field

EMPTY = ""
_SEPARATORS = frozenset(" -–—.\t\n\r\u00a0\u202f")


class CodeCells(Struct):
    """``count`` cells of one character each; a cell may hold a wrong character, so that it can be shown."""

    count: int
    cells: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError(f"a code has {self.count} cells, it needs 1 or more")
        self.cells = [EMPTY] * self.count

    @property
    def text(self) -> str:
        """The filled cells in order."""
        return "".join(self.cells)

    @property
    def complete(self) -> bool:
        """Whether every cell holds a digit 0-9."""
        return all(is_digit(cell) for cell in self.cells)

    def put(self, at: int, written: str) -> int:
        """Write one or more characters from cell ``at`` on and return the cell that comes next.

        A whole code fills all cells from the first, wherever it was pasted. Spaces and dashes fall away.
        """
        found = [char for char in written[: 4 * self.count + 40] if char not in _SEPARATORS]
        if len(found) >= self.count:
            at = 0
        for offset, char in enumerate(found[: self.count - at]):
            self.cells[at + offset] = char
        return min(at + len(found), self.count - 1)

    def erase(self, at: int) -> int:
        """Empty cell ``at``, or the one before it when it is empty already; return the emptied cell."""
        if self.cells[at] == EMPTY and at > 0:
            at -= 1
        self.cells[at] = EMPTY
        return at

    def clear(self) -> None:
        """Empty every cell."""
        self.cells = [EMPTY] * self.count

    def wrong(self) -> list[int]:
        """Return the positions (from 0) that hold something other than a digit."""
        return [at for at, cell in enumerate(self.cells) if cell and not is_digit(cell)]


def is_digit(char: str) -> bool:
    """Whether ``char`` is one of the digits 0-9; other scripts' digits do not count."""
    return len(char) == 1 and "0" <= char <= "9"
