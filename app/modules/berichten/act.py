"""What can be done with a message; each asks the source and returns the message as it then stands."""

import unicodedata
from collections.abc import Iterable

from app.modules.berichten.load import SOURCE, Ask
from services.registries.berichten.client import Client
from services.registries.berichten.records import Message

LONGEST_NAME = 128


def mark_read(client: Ask, message: Message) -> Message:
    """Mark as read; allowed at Basis. Raises ServiceError."""
    berichten: Client = client(SOURCE)
    return berichten.mark_read(message.id, message.store).value


def mark_unread(client: Ask, message: Message) -> Message:
    """Mark as unread; allowed at Basis. Raises ServiceError."""
    berichten: Client = client(SOURCE)
    return berichten.mark_unread(message.id, message.store).value


def move(client: Ask, message: Message, folder: str) -> Message:
    """Move to another folder, which is made when it is new. Raises ServiceError."""
    berichten: Client = client(SOURCE)
    return berichten.move(message.id, folder, message.store).value


def delete(client: Ask, message: Message) -> Message:
    """Delete for good and return what was deleted. Raises ServiceError."""
    berichten: Client = client(SOURCE)
    berichten.delete(message.id, message.store)
    return message


def folder_name(typed: str) -> str:
    """Return a typed name as it is kept: one line, no control or direction marks, no spaces around it."""
    words = unicodedata.normalize("NFC", typed)
    shown = "".join(char for char in words if char.isspace() or not unicodedata.category(char).startswith("C"))
    return " ".join(shown.split())


def name_fault(name: str, taken: Iterable[str]) -> str:
    """Return the text key of what is wrong with a new folder's name, or nothing."""
    if not name:
        return "folder_empty"
    if len(name) > LONGEST_NAME:
        return "folder_long"
    if name.casefold() in {one.casefold() for one in taken}:
        return "folder_taken"
    return ""
