"""What a screen tells when somebody doubts its data: which data, of what, kept by whom; and ways to go on.

``About`` travels in an address, so that a form about it can be opened, left and come back to like any screen.
"""

from urllib.parse import parse_qsl, quote, unquote, urlencode

from msgspec import Struct

Data = tuple[tuple[str, str], ...]
_THING, _HOLDER, _DATUM = "o", "h", "d"


class About(Struct, frozen=True):
    """The data on one card. ``data`` is (path in the registry's answers, words on the screen), words may be empty.

    ``thing`` is the key of what the card is about (BAG id, kenteken …); empty for the citizen. ``holder`` is who keeps
    it, as the source line names it. Never put a number of a person in here: it becomes part of an address.
    """

    registry: str
    data: Data = ()
    thing: str = ""
    holder: str = ""

    def written(self) -> str:
        """Return this as the last two parts of an address."""
        told = [(_THING, self.thing), (_HOLDER, self.holder), *((_DATUM, f"{key}={words}") for key, words in self.data)]
        return f"{self.registry}/{quote(urlencode([one for one in told if one[1]]), safe='')}"

    @classmethod
    def read(cls, registry: str, text: str) -> "About":
        """Read what ``written`` made; what cannot be read is left out."""
        thing = holder = ""
        data: list[tuple[str, str]] = []
        for name, value in parse_qsl(unquote(text)):
            if name == _THING:
                thing = value
            elif name == _HOLDER:
                holder = value
            elif name == _DATUM:
                key, _, words = value.partition("=")
                data.append((key, words))
        return cls(registry, tuple(data), thing, holder)


class Way(Struct, frozen=True):
    """What one can do: a button that goes to ``address``, or with an empty address only the sentence ``text``."""

    text: str
    address: str = ""
