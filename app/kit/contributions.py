"""What a module may bring to other screens through its overview.py: attention, panels, tiles, counts, hits.

Plain Python without Qt. A module's ``overview.py`` may define any of

    attention(scene) -> tuple[Attention, ...]   what asks for the citizen's attention
    panel(scene) -> Panel                       a card with rows on the overview
    tile(scene) -> Tile                         a tile under "Uw gegevens per thema"
    count(scene) -> str                         words beside the module in the navigation ("3 nieuw")
    search(scene, words) -> tuple[Hit, ...]     what the search field finds
    greeting(scene) -> str                      how to address the citizen ("mevrouw De Wit")
    doubted(scene, about) -> tuple[Way, ...]    what one can do when data are wrong (app.kit.doubting)
    shows(scene) -> tuple[str, ...]             the data on this screen, as the Stelselcatalogus names them
    tour(scene) -> tuple[str, ...]              the addresses that ``main.py tour`` shows of this module

Each runs on a worker; a ServiceError it raises is shown as a missing source.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field

from app.kit.texts import Texts
from resources import toml
from services.clock import Clock
from services.errors import ServiceError
from services.identity.session import Session

T = TypeVar("T")
KINDS = ("attention", "panel", "tile", "count", "search", "greeting", "doubted", "shows", "tour")


class Scene(Struct, frozen=True):
    """What a contribution is given: for whom, with which sources, in which words, at what time."""

    session: Session
    client: Callable[[str], Any]
    texts: Texts
    clock: Clock


class Mark(Struct, frozen=True):
    """A badge by kind, words and icon."""

    kind: str
    text: str
    icon: str = ""
    solid: bool = False


class Attention(Struct, frozen=True):
    """One thing to do. ``deadline`` orders the cards; an unread one goes before a read one on the same day.

    Two modules may ask for the same thing (a case and the letter about it): of those with the same ``about``
    only the ones with the highest ``weight`` are shown.
    """

    title: str
    sender: str
    action: str
    address: str
    deadline: date | None = None
    unread: bool = False
    about: str = ""
    weight: int = 0


class PanelRow(Struct, frozen=True):
    """One row of a panel; pressing it goes to ``address``."""

    key: str
    title: str
    meta: str
    address: str
    date: str = ""
    unread: bool = False
    attachment: bool = False
    mark: Mark | None = None


class Panel(Struct, frozen=True):
    """A card on the overview with a few rows and a link to all of them."""

    title: str
    all_text: str
    all_address: str
    rows: tuple[PanelRow, ...]
    empty_text: str
    order: int = 0
    source: str = ""


class Tile(Struct, frozen=True):
    """A theme of personal data in two lines. ``missing`` holds the failures of the sources that did not answer."""

    title: str
    icon: str
    lines: tuple[str, ...]
    address: str
    order: int = 0
    missing: tuple[ServiceError, ...] = field(default=())


class Hit(Struct, frozen=True):
    """One thing the search found."""

    title: str
    meta: str
    address: str
    icon: str
    date: str = ""


def tried(ask: Callable[[], T], missing: dict[str, ServiceError]) -> T | None:
    """Return what ``ask`` gets, or None with its source among ``missing``: a tile shows the rest all the same."""
    try:
        return ask()
    except ServiceError as error:
        missing.setdefault(error.source, error)
        return None


def fields_shown(folder: Path) -> tuple[str, ...]:
    """Return what a module's fields_shown.toml names, as "bag.oppervlakte"; it holds a list of keys per registry."""
    written = toml.read_kept(folder / "fields_shown.toml")
    return tuple(f"{registry}.{key}" for registry, keys in written.items() for key in keys)
