"""Goes through every screen of the program, as the tour does: the login's steps, every address the modules name."""

from collections.abc import Iterator

from app.bootstrap.program import Program
from app.shell.router import HOME
from tests.helpers.program import go, settle


def every_screen(running: Program, persona: str = "fenna") -> Iterator[str]:
    """Show one screen after another, settled, and yield its name; begins and ends logged out."""
    if running.sessions.current is None:
        yield from login_screens(running, persona)
    for address in addresses(running):
        go(running, address)
        yield address
    running.log_out()
    settle(running)
    yield "uitgelogd"


def login_screens(running: Program, persona: str = "fenna") -> Iterator[str]:
    """Show the steps of the login, and log in at the end of them."""
    desk = running.desk
    for name, prepare in desk.tour(persona):
        prepare()
        settle(running)
        yield f"inloggen/{name}"
    desk.log_in_directly(persona)
    settle(running)


def addresses(running: Program) -> list[str]:
    """Return the addresses that the modules offer to a tour; one without an answer gives its own."""
    session = running.sessions.current
    assert session is not None, "nobody is logged in"
    told: list[str] = []
    for contribution in running.office.contributions("tour"):
        told += contribution()
    found = [HOME]
    for place in ("main", "foot", "none"):
        for module in running.modules.fitting(session, place):
            own = [one for one in told if one.split("/")[0] == module.manifest.id]
            found += own or ([module.manifest.id] if place != "none" else [])
    return list(dict.fromkeys(found))
