"""Addresses of screens: a module id and what to show there. Modules reach each other only this way."""

from typing import Protocol

from msgspec import Struct


class Address(Struct, frozen=True):
    """``berichten/inbox/<id>`` is module "berichten" with parts ("inbox", "<id>")."""

    module: str
    parts: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read an address; empty parts are dropped."""
        module, *parts = [part for part in text.split("/") if part] or [""]
        return cls(module, tuple(parts))

    def part(self, number: int) -> str:
        """Return a part, or an empty string when the address is shorter."""
        return self.parts[number] if number < len(self.parts) else ""

    def __str__(self) -> str:
        return "/".join((self.module, *self.parts))


class Navigator(Protocol):
    """Goes to a screen."""

    def go(self, address: str) -> None:
        """Show the screen at ``address``."""

    def back(self) -> None:
        """Show the screen before this one."""
