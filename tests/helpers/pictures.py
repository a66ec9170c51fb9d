"""Draws the program's own version of the target pictures and the golden screens.

    python -m tests.helpers.pictures OUT [--only 03]      write OUT/<name of the target>.png
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.bootstrap.program import Program
from tests.helpers import walks
from tests.helpers.program import program, settle
from tests.helpers.walks import Walk, at, first_below, for_father, stay

OUTAGE = "kadaster-uit"


@dataclass(frozen=True)
class Picture:
    """One picture: in which state the program is drawn. ``stop`` is where the walk stands then."""

    name: str
    walk: Walk
    stop: str = ""
    persona: str = "fenna"
    scenario: str = ""
    theme: str = "light"
    scale: float = 1.0
    size: tuple[int, int] = (1440, 900)

    def beside(self, other: "Picture") -> bool:
        """Return whether one started program can draw both."""
        return self.walk is other.walk and self._start() == other._start()

    def _start(self) -> tuple[object, ...]:
        return self.persona, self.scenario, self.theme, self.scale, self.size


BILL, DORMER = first_below("berichten/inbox/"), first_below("zaken/")
TARGETS = (
    Picture("01-login-keuze", walks.login, "keuze", persona=""),
    Picture("02-login-sms", walks.login, "sms-fout", persona=""),
    Picture("03-overzicht", stay, scenario=OUTAGE),
    Picture("04-berichtenbox", BILL),
    Picture("05-zaak-detail", DORMER),
    Picture("06-gegevens-wonen", at("wonen")),
    Picture("07-namens", for_father),
    Picture("08-overzicht-donker", stay, scenario=OUTAGE, theme="dark"),
    Picture("09-berichtenbox-contrast", BILL, theme="contrast"),
    Picture("10-overzicht-1024-150", stay, scale=1.5, size=(1024, 768)),
)

VARIANTS = (("dark", "dark", 1.0), ("contrast", "contrast", 1.0), ("200", "light", 2.0))


def _varied(name: str, walk: Walk, stop: str = "", persona: str = "fenna") -> Iterator[Picture]:
    """Yield a screen in the dark, in high contrast and twice as large."""
    for variant, theme, scale in VARIANTS:
        yield Picture(f"{name}-{variant}", walk, stop, persona, theme=theme, scale=scale)


def _along(prefix: str, walk: Walk, stops: dict[str, str], persona: str = "") -> Iterator[Picture]:
    """Yield the pictures of one walk: by where it stands, what the picture is called after the prefix."""
    for stop, name in stops.items():
        yield Picture(f"{prefix}{name}", walk, stop, persona)


LOGIN = {
    "keuze": "", "wachtwoord": "-wachtwoord", "sms-fout": "-sms", "gesproken": "-gesproken", "app": "-app-koppelcode",
    "app-qr": "-app", "app-bevestigen": "-app-bevestigen", "app-pincode": "-app-pincode", "app-gestopt": "-gestopt",
    "app-hier": "-app-hier", "id-check": "-id-check", "kaart": "-document", "kaart-pincode": "-kaart",
    "kaart-puk": "-puk", "al-ingelogd": "-al-ingelogd", "vraag-email": "-vraag", "geblokkeerd": "-geblokkeerd",
    "wachtwoord-vergeten": "-vergeten", "app-manier": "-app-activeren", "app-brief": "-app-brief",
    "app-code-brief": "-app-code", "testleider": "-testleider",
}  # fmt: skip
ENROLMENT = {"wie": "wie", "hoe": "hoe", "sms": "sms", "brief": "brief", "activeren": "activeren"}
OTHER_APP = {"fout": "", "actief": "-actief"}
BUSINESS = {
    "leverancier": "leverancier", "wachtwoord": "wachtwoord", "code": "code", "bedrijf": "bedrijf",
    "overzicht": "overzicht", "klant": "klant", "klant-geweigerd": "klant-geweigerd", "keten": "keten",
}  # fmt: skip
BRANCH = {"vestiging": "vestiging", "geweigerd": "geweigerd"}
ABROAD = {"land": "land", "identiteit": "identiteit", "delen": "delen", "onbekend": "onbekend"}
PROVIDER = {"wachten": "wachten", "niet-bewaard": "niet-bewaard", "onbereikbaar": "onbereikbaar"}
GRANTING = {"lijst": "", "formulier": "-formulier"}
ACCOUNT = {
    "account": "", "account/geschiedenis": "-geschiedenis", "account/wachtwoord": "-wachtwoord", "account/app": "-app",
    "account/email": "-email", "account/telefoon": "-telefoon", "account/id-check/T4KR": "-id-check",
    "account/opheffen": "-opheffen",
}  # fmt: skip
MACHTIGEN = {
    "machtigen": "", "machtigen/geven": "-geven", "machtigen/vragen": "-vragen", "machtigen/activeren": "-activeren",
}  # fmt: skip
_account, _machtigen, _activate = at(*ACCOUNT), at(*MACHTIGEN), at("machtigen/activeren")

GOLDEN = (
    *_along("login", walks.login, LOGIN),
    *_along("aanvragen-", walks.enrolment, ENROLMENT),
    *_along("aanvragen-app", walks.other_app, OTHER_APP),
    *_along("eherkenning-", walks.business, BUSINESS),
    *_along("eherkenning-", walks.branch, BRANCH),
    *_along("eidas-", walks.abroad, ABROAD),
    *_along("inlogdienst-", walks.provider, PROVIDER),
    *_along("account", _account, ACCOUNT, "karin"),
    Picture("account-document", at("account/document/identiteitskaart"), persona="nadia"),
    *_along("machtigen", _machtigen, MACHTIGEN, "hendrik"),
    *_along("bevoegdheden", walks.granting, GRANTING),
    Picture("inzage", at("inzage")),
    *_varied("login-app", walks.login, "app-qr", ""),
    *_varied("account", at("account"), persona="karin"),
    *_varied("machtigen-activeren", _activate, persona="hendrik"),
    Picture("overzicht", stay),
    Picture("berichten", BILL),
    Picture("zaken", at("zaken")),
    Picture("zaak", DORMER),
    Picture("persoon", at("persoon")),
    Picture("wonen", at("wonen")),
    Picture("vervoer", at("vervoer")),
    Picture("werk", at("werk")),
    Picture("uitkeringen", at("uitkeringen")),
    Picture("instellingen", at("instellingen")),
    Picture("testleider", at("testleider")),
    Picture("namens", for_father),
    *(one for name, walk in (("overzicht", stay), ("berichten", BILL), ("wonen", at("wonen")))
      for one in _varied(name, walk)),
)  # fmt: skip


def draw(picture: Picture) -> QImage:
    """Start the program, bring it in the state of the picture and return what its window shows."""
    return draw_together([picture])[picture.name]


def draw_together(pictures: Sequence[Picture]) -> dict[str, QImage]:
    """Draw pictures that stand beside each other along one walk, in one started program; by name."""
    first, wanted = pictures[0], {one.stop: one.name for one in pictures}
    drawn: dict[str, QImage] = {}
    with program(
        first.persona, scenario=first.scenario, size=first.size, theme_name=first.theme, scale=first.scale
    ) as running:
        for stop in first.walk(running):
            if stop in wanted:
                drawn[wanted.pop(stop)] = _shown(running)
            if not wanted:
                return drawn
    raise LookupError(f"the walk of {first.name} has no stop {', '.join(wanted)}")


def _shown(running: Program) -> QImage:
    """Return what the window shows; what had the keyboard gets it back, as the walk goes on."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()   # a blinking cursor and a ring are no part of the comparison
    settle(running)
    image = running.window.grab().toImage()
    if focused is not None:
        focused.setFocus()
    return image


def main(arguments: list[str]) -> int:
    """Write our version of the targets."""
    out = Path(arguments[0])
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else ""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["VOORPORTAAL_HOME"] = home
        for picture in TARGETS:
            if picture.name.startswith(only):
                draw(picture).save(str(out / f"{picture.name}.png"))
                print(picture.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
