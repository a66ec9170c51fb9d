"""What the Berichtenbox brings to other screens: things to do, the newest messages, a count, and search hits."""

from pathlib import Path

from app.kit.contributions import Attention, Hit, Panel, PanelRow, Scene, fields_shown
from app.kit.subject import who
from app.modules.berichten import load
from app.modules.berichten.model import address_of, folder_words
from services.registries.berichten.records import ARCHIVE, BIN, INBOX, Summary

_ROWS = 3
_ADD = "Aanvullen"
_PLATE = "kenteken:"


def attention(scene: Scene) -> tuple[Attention, ...]:
    """Return the tasks of messages in the inbox; those about a case to-do or a car give way to its module."""
    return tuple(_asked(scene, row) for row in load.glance(scene.client).tasks)


def panel(scene: Scene) -> Panel:
    """Return the newest messages."""
    rows = load.glance(scene.client).newest[:_ROWS]
    return Panel(
        _title(scene),
        scene.texts("all_messages"),
        "berichten",
        tuple(_row(scene, row) for row in rows),
        scene.texts("none_yet" if scene.session.for_self else "panel_none_other"),
        order=10,
        source=load.SOURCE,
    )


def count(scene: Scene) -> str:
    """Return "3 nieuw", or nothing when all is read."""
    unread = load.glance(scene.client).unread
    return scene.texts("new", n=unread) if unread else ""


def search(scene: Scene, words: str) -> tuple[Hit, ...]:
    """Return the messages that hold every word, newest first."""
    asked = words.strip()[:200]
    if len(asked) < load.SHORTEST_SEARCH:
        return ()
    today = scene.clock.today()
    return tuple(
        Hit(
            row.subject,
            f"{row.sender} · {folder_words(scene.texts, row.folder)}",
            address_of(row.folder, row.id),
            "mail",
            scene.texts.short_date(load.day_of(row.placed), today),
        )
        for row in load.found(scene.client, asked).messages
    )


def shows(scene: Scene) -> tuple[str, ...]:
    """Return the data that this screen shows, by their names in the Stelselcatalogus."""
    return fields_shown(Path(__file__).parent)


def tour(scene: Scene) -> tuple[str, ...]:
    """Return the inbox with its first message opened, the archive and the bin."""
    newest = load.glance(scene.client).newest
    opened = address_of(INBOX, newest[0].id) if newest else address_of(INBOX)
    return (opened, address_of(ARCHIVE), address_of(BIN))


def _asked(scene: Scene, row: Summary) -> Attention:
    task = row.task
    assert task is not None
    about = _about(scene, row, task.target)
    plate = task.target.removeprefix(_PLATE)
    address = f"vervoer/{plate}" if task.target.startswith(_PLATE) else address_of(row.folder, row.id)
    link = scene.texts.maybe(f"link.{task.link}") or task.link
    return Attention(task.title, task.under or row.sender, link, address, row.end, row.unread, about, weight=0)


def _about(scene: Scene, row: Summary, target: str) -> str:
    """Return the key of what the task is about, when another module knows it better."""
    if target or row.act != _ADD:
        return target
    case = load.message(scene.client, row.id).case
    return f"zaak:{case.id}" if case else ""


def _row(scene: Scene, row: Summary) -> PanelRow:
    today = scene.clock.today()
    return PanelRow(
        row.id,
        row.subject,
        row.sender,
        address_of(row.folder, row.id),
        scene.texts.short_date(load.day_of(row.placed), today),
        row.unread,
        bool(row.attachments),
    )


def _title(scene: Scene) -> str:
    session = scene.session
    return scene.texts("newest") if session.for_self else scene.texts("panel_other", who=who(scene.texts, session))
