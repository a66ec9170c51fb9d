"""Makes our picture of every target picture of ../shared/look, in the same state, size and theme.

    python -m tests.helpers.looks DIR      then: python -m tests.helpers.landmarks --ours DIR
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap.program import Program
from tests.helpers.guards import choose_platform
from tests.helpers.program import go, program, settle
from tests.helpers.screens import addresses

Prepare = Callable[[Program], None]


@dataclass(frozen=True)
class Look:
    """One target picture: how to start and what to do before it is taken."""

    name: str
    prepare: Prepare
    persona: str = "fenna"
    scenario: str = ""
    theme: str = "light"
    scale: float = 1.0
    size: tuple[int, int] = (1440, 900)


def _as_it_starts(running: Program) -> None:
    """Nothing to do."""


def _choice(running: Program) -> None:
    running.desk.panel.setFocus()


def _sms(running: Program) -> None:
    for name, prepare in running.desk.tour("fenna"):
        prepare()
        settle(running)
        if name == "sms-fout":
            return


def _first(module: str) -> Prepare:
    def prepare(running: Program) -> None:
        go(running, next(one for one in addresses(running) if one.startswith(f"{module}/")))

    return prepare


def _wonen(running: Program) -> None:
    _first("berichten")(running)
    go(running, "wonen")


def _case(running: Program) -> None:
    _first("berichten")(running)
    cases = [one for one in addresses(running) if one.startswith("zaken/")]
    go(running, cases[0])


LOOKS = (
    Look("01-login-keuze", _choice, persona=""),
    Look("02-login-sms", _sms, persona=""),
    Look("03-overzicht", _as_it_starts, scenario="kadaster-uit"),
    Look("04-berichtenbox", _first("berichten")),
    Look("05-zaak-detail", _case),
    Look("06-gegevens-wonen", _wonen),
    Look("08-overzicht-donker", _as_it_starts, scenario="kadaster-uit", theme="dark"),
    Look("09-berichtenbox-contrast", _first("berichten"), theme="contrast"),
    Look("10-overzicht-1024-150", _as_it_starts, scale=1.5, size=(1024, 768)),
)


def take(look: Look, folder: Path) -> Path:
    """Take one picture and return its path."""
    target = folder / f"{look.name}.png"
    with program(
        look.persona, scenario=look.scenario, theme_name=look.theme, scale=look.scale, size=look.size
    ) as running:
        look.prepare(running)
        settle(running)
        running.window.grab().save(str(target))
    return target


def main(arguments: list[str]) -> int:
    """Take every picture, or those whose number is named."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        if not arguments[1:] or look.name[:2] in arguments[1:]:
            print(take(look, folder).name)
    return 0


if __name__ == "__main__":
    choose_platform()
    sys.exit(main(sys.argv[1:]))
