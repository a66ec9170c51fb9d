"""The theme tiles that modules bring, as a part of a page: each appears when its sources have answered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context, Contribution
from app.kit.contributions import Tile as TileData
from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.page import clear
from widgets.banner import Banner
from widgets.card import Tile
from widgets.layouts import GridColumns
from widgets.state_view import Loading

_LEAST, _GAP, _ROW_GAP, _MOST, _UNDER_NOTICE = 236, 24, 16, 4, 12


class ThemeTiles(QWidget):
    """Every module's tile in order, under a notice for each source that is missing; one retry asks those again."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._answers: dict[str, Outcome[TileData]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(0)
        self._tiles = GridColumns(_LEAST, _GAP, _ROW_GAP, max_columns=_MOST)
        column.addLayout(self._notices)
        column.addLayout(self._tiles)
        self._asked = context.office.contributions("tile")
        self._waits = [object() for _ in self._asked]   # what stands for an answer that is still to come
        self._told: list[Exception] = []
        for contribution in self._asked:
            self._ask(contribution)
        self._fill()

    def _ask(self, contribution: Contribution) -> None:
        module = contribution.manifest.id
        self._context.run(self, contribution, partial(self._arrived, module), module)

    def _arrived(self, module: str, outcome: Outcome[TileData]) -> None:
        self._answers[module] = outcome
        self._fill()

    def _fill(self) -> None:
        """Show what is there; only what is new is made."""
        self._tell(self._failures())
        found = [one.value for one in self._answers.values() if isinstance(one, Loaded)]
        parts: list[tuple[object, Callable[[], QWidget]]] = [
            (tile, partial(self._tile, tile)) for tile in sorted(found, key=_order)
        ]
        text = self._context.texts("state.loading")
        parts += [(wait, partial(Loading, text, 2)) for wait in self._waits[len(self._answers) :]]
        self._tiles.show_parts(parts)

    def _tile(self, tile: TileData) -> QWidget:
        shown = tile_of(tile, self._context)
        shown.clicked.connect(partial(self._context.go, tile.address))
        return shown

    def _tell(self, failures: list[Failed]) -> None:
        """Show a notice, once, for each source that is missing, when something else failed than before."""
        errors = [failure.error for failure in failures]
        if errors == self._told:
            return
        self._told = errors
        clear(self._notices)
        for source in dict.fromkeys(failure.source for failure in failures):
            banner = missing_banner(self._context, source)
            banner.link_clicked.connect(self._retry)
            self._notices.addWidget(banner)
            self._notices.addSpacing(_UNDER_NOTICE)

    def _failures(self) -> list[Failed]:
        """Return what failed a tile, wholly or in part."""
        found: list[Failed] = []
        for outcome in self._answers.values():
            if isinstance(outcome, Failed):
                found.append(outcome)
            else:
                found += map(Failed, outcome.value.missing)
        return found

    @Slot()
    def _retry(self) -> None:
        """Ask again for the tiles that failed or came in part; what is there stays."""
        for contribution in self._asked:
            outcome = self._answers.get(contribution.manifest.id)
            if isinstance(outcome, Failed) or (isinstance(outcome, Loaded) and outcome.value.missing):
                self._ask(contribution)


def missing_banner(context: Context, source: str) -> Banner:
    """Return the notice that a source does not answer, with a link to try again and the time of the last try."""
    texts = context.texts
    moment = texts.retrieved(context.clock.now(), context.clock.today())
    missing = texts("state.missing", source=context.source_name(source)) if source else texts("state.broken")
    return Banner(
        "info",
        missing,
        link_text=texts("state.retry"),
        link_icon="refresh",
        icon="cloud-off",
        right_text=texts("state.last_try", moment=moment),
    )


def tile_of(tile: TileData, context: Context) -> Tile:
    """Return the tile with a line for every source that is missing."""
    lines = [(line, "") for line in tile.lines]
    for error in tile.missing:
        source = context.source_name(error.source)
        source = source[:1].upper() + source[1:]
        short = context.texts.maybe(f"source.{error.source}_short") or source
        lines.append((context.texts("state.missing_here", source=short), "info"))
    return Tile(tile.icon, tile.title, lines)


def _order(tile: TileData) -> int:
    return tile.order
