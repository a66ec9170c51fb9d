"""Words of messages without a screen: places, addresses, deadlines, and the hosts behind buttons."""

import re
from datetime import date
from urllib.parse import quote, unquote

from app.kit.contributions import Mark
from app.kit.texts import Texts
from app.modules.berichten.load import FIXED
from services.registries.berichten.records import ARCHIVE, BIN, INBOX, Summary

SOON = 7
"""At this many days or fewer a deadline is solid amber (LOOK.md §7)."""
FOLDER_ICONS = {INBOX: "inbox", ARCHIVE: "archive", BIN: "trash"}
SENDER_ICONS = {
    "gemeente": "building-community",
    "rijk": "building-bank",
    "school": "school",
    "zorg": "building-hospital",
    "water": "droplet",
}
_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?(?://)?(?P<host>[^/?#\\]*)", re.IGNORECASE)
_LOOKS_LIKE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_NO_ADDRESS, _LONGEST = "?", 2000


def address_of(folder: str, key: str = "", part: str = "") -> str:
    """Return the address of a folder, a message in it, or a part of that message."""
    pieces = ["berichten", quote(folder, safe=""), key, part]
    return "/".join(piece for piece in pieces if piece)


def folder_at(part: str) -> str:
    """Return the folder that an address names; the inbox when it names none."""
    return unquote(part) or INBOX


def folder_words(texts: Texts, folder: str) -> str:
    """Return how a folder is called: the fixed ones in the language of the screen, own ones as they are."""
    return texts(f"folder.{folder}") if folder in FIXED else folder


def folder_icon(folder: str) -> str:
    """Return the icon of a folder."""
    return FOLDER_ICONS.get(folder, "folder")


def days_mark(texts: Texts, end: date, today: date) -> Mark:
    """Return "Nog 26 dagen": tinted amber, solid at seven days or fewer; a past day is not called late.

    Whether the citizen already paid or sent something is unknown here, so a past day only says so.
    """
    days = (end - today).days
    if days < 0:
        return Mark("neutral", texts("ended"), "calendar")
    if days == 0:
        return Mark("warn", texts("today"), "clock", solid=True)
    near = days <= SOON
    return Mark("warn", texts("days_left", n=days), "clock" if near else "calendar", solid=near)


def act_mark(texts: Texts, row: Summary, today: date) -> Mark | None:
    """Return "Betalen: nog 26 dagen" for a message with a last day."""
    if row.end is None:
        return None
    mark = days_mark(texts, row.end, today)
    act = texts.maybe(f"act.{row.act}") or row.act
    words = texts("act_until", act=act, left=mark.text[:1].lower() + mark.text[1:]) if act else mark.text
    return Mark(mark.kind, words, mark.icon, mark.solid)


def host_of(target: str) -> str:
    """Return the real host of a button's target in ASCII: nothing before an @ counts, look-alike letters show."""
    match = _HOST.match("".join(target[:_LONGEST].split()))
    host = (match["host"] if match else "").rpartition("@")[2].partition(":")[0].strip(".").lower()
    try:
        return host.encode("idna").decode("ascii") or _NO_ADDRESS
    except UnicodeError:
        return host.encode("ascii", "backslashreplace").decode("ascii") or _NO_ADDRESS


def is_practice(host: str) -> bool:
    """True for a host that can never be a real site."""
    return host.endswith(".example") and host.isascii()


def honest_label(label: str, host: str) -> str:
    """Return the words of a button, or nothing when they name another host than the one it goes to."""
    named = [one.lower() for one in _LOOKS_LIKE_HOST.findall(label)]
    return "" if any(one != host and not host.endswith(f".{one}") for one in named) else label
