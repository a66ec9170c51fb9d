"""Draws the program's own version of the target pictures and the golden screens.

    python -m tests.helpers.pictures OUT [--only 03]      write OUT/<name of the target>.png
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage

from app.bootstrap.program import Program
from tests.helpers.acting import act_for, open_subjects
from tests.helpers.program import go, program, settle
from tests.helpers.screens import addresses

OUTAGE = "kadaster-uit"


@dataclass(frozen=True)
class Picture:
    """One picture: in which state the program is drawn."""

    name: str
    show: Callable[[Program], None]
    persona: str = "fenna"
    scenario: str = ""
    theme: str = "light"
    scale: float = 1.0
    size: tuple[int, int] = (1440, 900)


def _nothing(running: Program) -> None:
    """Show what is there at once: the overview."""


def _login_step(step: str) -> Callable[[Program], None]:
    def show(running: Program) -> None:
        for name, prepare in running.desk.tour("fenna"):
            prepare()
            settle(running)
            if name == step:
                return
        raise LookupError(f"the login has no step {step}")

    return show


def _at(address: str) -> Callable[[Program], None]:
    def show(running: Program) -> None:
        go(running, address)

    return show


def _first_below(address: str) -> Callable[[Program], None]:
    """The first thing of a kind that the tour shows: the bill, the dormer."""

    def show(running: Program) -> None:
        found = [one for one in addresses(running) if one.startswith(address) and len(one.split("/")[-1]) == 36]
        if not found:
            raise LookupError(f"nothing to show below {address}")
        go(running, found[0])

    return show


def _for_father(running: Program) -> None:
    act_for(running, "Hendrik de Wit")
    open_subjects(running)


TARGETS = (
    Picture("01-login-keuze", _login_step("keuze"), persona=""),
    Picture("02-login-sms", _login_step("sms-fout"), persona=""),
    Picture("03-overzicht", _nothing, scenario=OUTAGE),
    Picture("04-berichtenbox", _first_below("berichten/inbox/")),
    Picture("05-zaak-detail", _first_below("zaken/")),
    Picture("06-gegevens-wonen", _at("wonen")),
    Picture("07-namens", _for_father),
    Picture("08-overzicht-donker", _nothing, scenario=OUTAGE, theme="dark"),
    Picture("09-berichtenbox-contrast", _first_below("berichten/inbox/"), theme="contrast"),
    Picture("10-overzicht-1024-150", _nothing, scale=1.5, size=(1024, 768)),
)

GOLDEN = (
    Picture("login", _login_step("keuze"), persona=""),
    Picture("login-sms", _login_step("sms-fout"), persona=""),
    Picture("login-app", _login_step("app-qr"), persona=""),
    Picture("login-app-pincode", _login_step("app-pincode"), persona=""),
    Picture("login-kaart", _login_step("kaart-pincode"), persona=""),
    Picture("login-gestopt", _login_step("app-gestopt"), persona=""),
    Picture("login-puk", _login_step("kaart-puk"), persona=""),
    Picture("login-al-ingelogd", _login_step("al-ingelogd"), persona=""),
    Picture("login-vraag", _login_step("vraag-email"), persona=""),
    Picture("account", _at("account"), persona="karin"),
    Picture("overzicht", _nothing),
    Picture("berichten", _first_below("berichten/inbox/")),
    Picture("zaken", _at("zaken")),
    Picture("zaak", _first_below("zaken/")),
    Picture("persoon", _at("persoon")),
    Picture("wonen", _at("wonen")),
    Picture("vervoer", _at("vervoer")),
    Picture("werk", _at("werk")),
    Picture("uitkeringen", _at("uitkeringen")),
    Picture("instellingen", _at("instellingen")),
    Picture("machtigen", _at("machtigen"), persona="hendrik"),
    Picture("namens", _for_father),
    *(
        Picture(f"{name}-{variant}", show, theme=theme, scale=scale)
        for name, show in (
            ("overzicht", _nothing), ("berichten", _first_below("berichten/inbox/")), ("wonen", _at("wonen"))
        )
        for variant, theme, scale in (("dark", "dark", 1.0), ("contrast", "contrast", 1.0), ("200", "light", 2.0))
    ),
)


def draw(picture: Picture) -> QImage:
    """Start the program, bring it in the state of the picture and return what its window shows."""
    with program(
        picture.persona, scenario=picture.scenario, size=picture.size, theme_name=picture.theme, scale=picture.scale
    ) as running:
        picture.show(running)
        focused = running.window.focusWidget()
        if focused is not None:
            focused.clearFocus()   # a blinking cursor and a ring are no part of the comparison
        settle(running)
        return running.window.grab().toImage()


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
