"""Where rows of different heights lie in a very long list, measured only where someone looks."""

from array import array
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

BLOCK = 64    # rows that are measured together; 64 wrapped titles take about 2 ms
_SAMPLE = 20  # rows that tell how high the others will be


class RowGeometry:
    """Tops and heights of rows in px, kept in blocks of 64.

    ``measure(row)`` gives one height. A block nobody looked at counts with the average row, so opening a list
    costs the same with 100 rows and with 100,000. When a block is measured, what lies below it moves:
    ``moved(bottom, delta)`` is called with the old bottom of the block and the difference, so that a view can
    keep its rows in place.
    """

    def __init__(
        self,
        count: int,
        measure: Callable[[int], int],
        guess: int,
        moved: Callable[[int, int], None] | None = None,
    ) -> None:
        """``guess`` is the height of a row as long as none was measured."""
        self._count, self._measure, self._moved = count, measure, moved
        self._blocks: list[array[int] | None] = [None] * -(-count // BLOCK)
        self._next = 0
        average = self._average(guess)
        self._heights = [average * self._rows_in(block) for block in range(len(self._blocks))]
        self._ends = list(accumulate(self._heights))

    @property
    def count(self) -> int:
        """Number of rows."""
        return self._count

    @property
    def complete(self) -> bool:
        """Whether every height is known."""
        return self._next >= len(self._blocks)

    def top(self, row: int) -> int:
        """Return where ``row`` starts, in px from the top of the list; measures its block."""
        block, within = self._place(row)
        ends = self._exact(block)
        return self._start(block) + (ends[within - 1] if within else 0)

    def height(self, row: int) -> int:
        """Return the height of ``row`` in px; measures its block."""
        block, within = self._place(row)
        ends = self._exact(block)
        return ends[within] - (ends[within - 1] if within else 0)

    def at(self, y: int) -> int:
        """Return the row at ``y`` px from the top, or -1 above the first and below the last."""
        while 0 <= y < self.total():
            block = bisect_right(self._ends, y)
            if self._blocks[block] is None:
                self._exact(block)   # y may lie in another block now
                continue
            return block * BLOCK + bisect_right(self._exact(block), y - self._start(block))
        return -1

    def total(self) -> int:
        """Return the height of the whole list in px; an estimate until ``complete``."""
        return self._ends[-1] if self._ends else 0

    def measure_around(self, row: int) -> None:
        """Measure the block of ``row`` and its neighbours: more than a screen up and down."""
        block, _ = self._place(row)
        for near in range(max(0, block - 1), min(len(self._blocks), block + 2)):
            self._exact(near)

    def measure_next(self) -> None:
        """Measure one more block, from the top down."""
        while not self.complete and self._blocks[self._next] is not None:
            self._next += 1
        if not self.complete:
            self._exact(self._next)
            self._next += 1

    def _place(self, row: int) -> tuple[int, int]:
        if not 0 <= row < self._count:
            raise IndexError(row)
        return divmod(row, BLOCK)

    def _rows_in(self, block: int) -> int:
        return min(BLOCK, self._count - block * BLOCK)

    def _start(self, block: int) -> int:
        return self._ends[block - 1] if block else 0

    def _exact(self, block: int) -> "array[int]":
        known = self._blocks[block]
        if known is not None:
            return known
        first = block * BLOCK
        known = array("q", accumulate(map(self._measure, range(first, first + self._rows_in(block)))))
        self._blocks[block] = known
        bottom, delta = self._ends[block], known[-1] - self._heights[block]
        if delta:
            self._heights[block] = known[-1]
            self._ends = list(accumulate(self._heights))
            if self._moved is not None:
                self._moved(bottom, delta)
        return known

    def _average(self, guess: int) -> int:
        """Let the first rows tell how high the others will be."""
        rows = min(self._count, _SAMPLE)
        return max(1, sum(map(self._measure, range(rows))) // rows) if rows else guess
