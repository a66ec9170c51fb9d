"""How this screen words a line of the log: the cells of the table and the rows of an envelope. Without a screen."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from app.kit.texts import Texts
from services.clock import AMSTERDAM
from services.stelsel.digikoppeling.contents import Kept
from services.stelsel.digikoppeling.reading import STATES, Entry

COLUMNS = ("time", "sender", "receiver", "action", "message", "profile", "signed", "status")
PROFILES = ("osb-rm", "REST-API")
_SHORT, _BEGINNING, _LONGEST_WORD = 8, 300, 48
_TONES = {"mislukt": "err", "opnieuw": "warn", "dubbel": "neutral", "bevestigd": "ok", "beantwoord": "ok"}


def cells(texts: Texts, entry: Entry) -> dict[str, str]:
    """Return one row of the table by column."""
    line = entry.line
    return {
        "time": clock_time(entry),
        "sender": party(entry.sender, line.van),
        "receiver": party(entry.receiver, line.naar),
        "action": line.actie,
        "message": line.bericht[:_SHORT],
        "profile": line.profiel,
        "signed": texts("yes" if entry.signed else "no"),
        "status": status(texts, entry),
    }


def clock_time(entry: Entry) -> str:
    """Return when it was, to the second: the log is read beside other logs."""
    return f"{entry.line.tijd.astimezone(AMSTERDAM):%d-%m %H:%M:%S}"


def party(name: str, oin: str) -> str:
    """Return an organisation with its OIN; without a name only that."""
    return f"{name} {oin}" if name and name != oin else oin


def status(texts: Texts, entry: Entry) -> str:
    """Return how a line ended in words, with the number of the attempt or the status of the answer."""
    state, said = entry.state, entry.line.status
    number = "".join(sign for sign in said if sign.isdigit())
    if state in ("opnieuw", "beantwoord") or (state == "mislukt" and number):
        return texts(f"state.{state}_n", n=number)
    why = said.partition(": ")[2] or ("" if said == state else said)
    plain = texts(f"state.{state}")
    return texts("state.why", state=plain, why=why) if state == "mislukt" and why else plain


def tone(entry: Entry) -> str:
    """Return the kind of badge of a state."""
    return _TONES.get(entry.state, "info")


def states(texts: Texts) -> list[tuple[str, str]]:
    """Return (state, words) of everything that can be chosen, all first."""
    return [("", texts("every_state")), *((one, texts(f"state.{one}")) for one in STATES)]


def profiles(texts: Texts) -> list[tuple[str, str]]:
    """Return (profile, words), all first."""
    return [("", texts("every_profile")), *((one, one) for one in PROFILES)]


def envelope(kept: Kept) -> list[tuple[str, str]]:
    """Return the envelope as rows: (path, value), in the order in which it was written."""
    return list(_flat("", kept.kop))


def content(kept: Kept) -> list[tuple[str, str]]:
    """Return the payload as rows: (path, value) when it is JSON, else its beginning under no path."""
    try:
        return list(_flat("", json.loads(kept.inhoud)))
    except ValueError:
        return [("", kept.inhoud[:_BEGINNING])]


def _flat(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _flat(f"{path}.{name}" if path else str(name), one)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _flat(f"{path}[{place}]", one)
    else:
        yield path, " ".join(_shortened(word) for word in str(value).split())


def _shortened(word: str) -> str:
    """Return a word as far as a line holds it: a signature is a kilobyte that nobody reads."""
    return word if len(word) <= _LONGEST_WORD else f"{word[:_LONGEST_WORD - 8]}…"
