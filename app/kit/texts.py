"""Texts as data: looks words up by key in the chosen language and writes dates, times and amounts in it.

Plain Python without Qt, so that what a module loads can be worded off the screen.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resources import toml
from services.official import said

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

LANGUAGES = ("nl", "en")

_MONTHS = {
    "nl": ("januari februari maart april mei juni juli augustus september oktober november december".split()),
    "en": ("January February March April May June July August September October November December".split()),
}
_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}


class Catalog:
    """Every text file, read when first needed. ``language`` may change at any time."""

    def __init__(self, shared: Path, language: str = "nl") -> None:
        self._shared = shared
        self._bundles: dict[Path, Mapping[str, str]] = {}
        self._scopes: dict[tuple[Path | None, str], list[Mapping[str, str]]] = {}
        self.language = language

    def scoped(self, folder: Path | None = None) -> "Texts":
        """Return the texts of one folder, with those of the folder it is a part of and the shared ones behind them."""
        return Texts(self, folder)

    def find(self, folder: Path | None, key: str, language: str) -> str | None:
        """Return the words for ``key``, or None. The module's own words go before the shared ones."""
        scope = self._scopes.get((folder, language))
        if scope is None:   # paths are compared and joined once: a page asks for some hundred words
            scope = self._scopes[folder, language] = [self._bundle(path) for path in self._files(folder, language)]
        for bundle in scope:
            if key in bundle:
                return bundle[key]
        return None

    def reload(self) -> None:
        """Forget what was read, so that changed files show at the next look-up."""
        self._bundles.clear()
        self._scopes.clear()

    def _files(self, folder: Path | None, language: str) -> list[Path]:
        shared = self._shared / f"{language}.toml"
        own = () if folder is None else (folder, folder.parent)
        return [*(one / f"texts.{language}.toml" for one in own), shared]

    def _bundle(self, path: Path) -> Mapping[str, str]:
        if path not in self._bundles:
            self._bundles[path] = read_texts(path) if path.is_file() else {}
        return self._bundles[path]


class Texts:
    """The words of one scope: call it with a key and values. A key nobody wrote comes back between brackets.

    With ``n`` among the values, ``<key>.one`` and ``<key>.other`` are tried first.
    """

    def __init__(self, catalog: Catalog, folder: Path | None) -> None:
        self._catalog = catalog
        self._folder = folder

    @property
    def language(self) -> str:
        """The chosen language: nl or en."""
        return self._catalog.language

    def __call__(self, key: str, **values: Any) -> str:
        """Return the words for ``key`` with ``values`` filled in."""
        found = self.maybe(key, **values)
        return f"[{key}]" if found is None else found

    def maybe(self, key: str, **values: Any) -> str | None:
        """Return the words for ``key``, or None when there are none in the chosen language or in Dutch."""
        for language in dict.fromkeys((self.language, "nl")):
            for name in _forms(key, values):
                words = self._catalog.find(self._folder, name, language)
                if words is not None:
                    return words.format_map(_Values(values)) if values else words
        return None

    def official(self, words: str, table: str = "") -> str:
        """Return what a registry says (the meaning of a code, an organisation) in this language, if it is known."""
        return said(words, self.language, table)

    def date(self, day: "dt.date") -> str:
        """Return "5 januari 2027"."""
        return f"{day.day} {self.month(day)} {day.year}"

    def day_month(self, day: "dt.date") -> str:
        """Return "5 januari"."""
        return f"{day.day} {self.month(day)}"

    def short_date(self, day: "dt.date", today: "dt.date") -> str:
        """Return "5 januari" for the last and next half year, else "5 januari 2027"."""
        return self.day_month(day) if abs((today - day).days) < 183 else self.date(day)

    def long_date(self, day: "dt.date") -> str:
        """Return "Dinsdag 5 januari 2027"."""
        return f"{_DAYS[self.language][day.weekday()].capitalize()} {self.date(day)}"

    def month(self, day: "dt.date") -> str:
        """Return "januari"."""
        return _MONTHS[self.language][day.month - 1]

    def month_year(self, day: "dt.date") -> str:
        """Return "januari 2027"."""
        return f"{self.month(day)} {day.year}"

    def time(self, moment: "dt.datetime") -> str:
        """Return "14.02 uur" (Dutch wall time)."""
        local = _local(moment)
        if self.language == "nl":
            return f"{local.hour:02}.{local.minute:02} uur"
        return f"{local.hour:02}:{local.minute:02}"

    def number(self, value: "float | Decimal", decimals: int = 0) -> str:
        """Return "412.000" or "3,5"."""
        text = f"{value:,.{decimals}f}"
        return text.translate(str.maketrans(",.", ".,")) if self.language == "nl" else text

    def money(self, amount: "float | Decimal", *, cents: bool | None = None) -> str:
        """Return "€ 384,60", or "− € 384,60"; whole amounts lose the cents unless ``cents`` is True."""
        whole = amount == int(amount)
        shown = 0 if (whole and cents is None) or cents is False else 2
        space = "\u00a0" if self.language == "nl" else ""
        sign = f"−{space}" if amount < 0 else ""
        return f"{sign}€{space}{self.number(-amount if amount < 0 else amount, shown)}"

    def retrieved(self, moment: "dt.datetime", today: "dt.date") -> str:
        """Return "vandaag 14.02 uur", or the date with the time."""
        local = _local(moment)
        day = self("date.today") if local.date() == today else self.date(local.date())
        return f"{day} {self.time(moment)}"


def read_texts(path: Path) -> dict[str, str]:
    """Read one text file and flatten its tables to dotted keys; every value must be words."""
    flat: dict[str, str] = {}
    _flatten(toml.read_kept(path), "", flat)
    return flat


def _flatten(table: Mapping[str, Any], prefix: str, into: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, Mapping):
            _flatten(value, f"{prefix}{key}.", into)
        else:
            into[f"{prefix}{key}"] = str(value)


def _local(moment: "dt.datetime") -> "dt.datetime":
    from services.clock import AMSTERDAM

    return moment.astimezone(AMSTERDAM)


def _forms(key: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    if "n" not in values:
        return (key,)
    return (f"{key}.{'one' if values['n'] == 1 else 'other'}", key)


class _Values(dict[str, Any]):
    """Leaves a name that has no value standing, so that a wrong key is seen instead of raising."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
