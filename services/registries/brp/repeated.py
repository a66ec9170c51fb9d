"""Recognises questions by number that differ from an earlier one in nothing but whom they are about.

Systems ask the same ``fields`` over and over. A set that was sound once is kept by its exact text, together with what
it delivers, so that it is neither read nor judged again. What is kept is the question, never an answer.
"""

import re
from typing import Literal

import msgspec

from services.registries.brp.fields_filter import Wish
from services.registries.brp.questions import FULL

_MOST = 256
_LONGEST = 8192
_BSN = re.compile(r"[0-9]{9}", re.ASCII)
_AT_ONCE = 20


class _ByNumber(msgspec.Struct, forbid_unknown_fields=True):
    type: Literal["RaadpleegMetBurgerservicenummer"]
    burgerservicenummer: list[str]
    fields: msgspec.Raw


class Repeated:
    """The sets of fields that were sound, by their text; safe to use from several threads."""

    def __init__(self) -> None:
        self._decode = msgspec.json.Decoder(_ByNumber).decode
        self._wishes: dict[bytes, Wish] = {}

    def read(self, raw: bytes) -> tuple[list[str], Wish] | None:
        """Return whom a question is about and what it wants; None for one that must be examined."""
        try:
            asked = self._decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        wish = self._wishes.get(bytes(asked.fields))
        numbers = asked.burgerservicenummer
        if wish is None or not 0 < len(numbers) <= _AT_ONCE or not all(map(_BSN.fullmatch, numbers)):
            return None
        return numbers, wish

    def keep(self, raw: bytes, paths: list[str]) -> None:
        """Remember the text of the ``fields`` of a question that was examined and found sound."""
        try:
            text = bytes(self._decode(raw).fields)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return
        if len(text) <= _LONGEST:
            if len(self._wishes) >= _MOST:
                self._wishes = {}
            self._wishes[text] = Wish(FULL, paths)
