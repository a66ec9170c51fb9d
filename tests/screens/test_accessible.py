"""Every screen in every theme at 100 % and 200 % passes the accessibility audit; the table says what was looked at."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.devtools.audit.report import Report, audit
from tests.helpers import walks
from tests.helpers.program import program, words
from tests.helpers.screens import every_screen
from widgets import accessible

_total = Report()


@pytest.fixture(scope="module", autouse=True)
def table(request: pytest.FixtureRequest) -> Iterator[None]:
    """Print screens, nodes and checks per rule when all is done (seen with -s, and by .ci/run)."""
    yield
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print(f"\n{_total.table()}")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
def test_every_screen_passes_the_audit(qapp: QApplication, theme_name: str, scale: float) -> None:
    found = Report()
    with program("", theme_name=theme_name, scale=scale) as running:
        for screen in every_screen(running):
            found.add(audit(running.window), f"{screen} {theme_name} {scale:.0%}")
    _total.add(found)
    assert found.screens >= 10
    assert not found.findings, found.table()


LOGINS: tuple[walks.Walk, ...] = (
    walks.enrolment, walks.business, walks.branch, walks.abroad, walks.granting, walks.other_app,
    walks.provider,
)  # fmt: skip
"""What the tour of the login does not come to: courses of forms, and logging in for an organisation or from abroad."""


@pytest.mark.parametrize(("theme_name", "scale"), [("dark", 2.0), ("contrast", 1.0)])
def test_every_walk_through_a_login_passes_the_audit(qapp: QApplication, theme_name: str, scale: float) -> None:
    found = Report()
    for walk in LOGINS:
        with program("", theme_name=theme_name, scale=scale) as running:
            for stop in walk(running):
                found.add(audit(running.window), f"{walk.__name__}/{stop} {theme_name} {scale:.0%}")
    _total.add(found)
    assert found.screens >= 20
    assert not found.findings, found.table()


@pytest.mark.parametrize(("size", "scale"), [((1024, 768), 1.0), ((1024, 768), 2.0), ((1440, 900), 1.5)])
def test_no_words_are_cut_off_or_overlap(qapp: QApplication, size: tuple[int, int], scale: float) -> None:
    found = Report()
    with program("", size=size, scale=scale) as running:
        for screen in every_screen(running):
            found.add(audit(running.window, ["clipped", "overlap", "covered"]), f"{screen} {size[0]} {scale:.0%}")
    assert not found.findings, found.table()


def test_every_screen_has_a_title_of_its_own_in_both_languages(qapp: QApplication) -> None:
    for language in ("nl", "en"):
        titles: dict[str, str] = {}
        with program("", language=language) as running:
            for screen in every_screen(running):
                title = running.window.windowTitle()
                assert not title.startswith("Voorportaal"), f"{screen} has no title of its own: {title!r}"
                step_of_login = screen.startswith("inloggen/") and title in titles.values()
                assert step_of_login or title not in titles.values(), f"{screen} is called {title!r} like another"
                titles[screen] = title


def test_a_change_of_state_is_announced(qapp: QApplication) -> None:
    with program() as running:
        assert accessible.announcements()[-1:] != ["Voorportaal bewaart niets van wat u zag of typte."]
        running.log_out()
        assert accessible.announcements()[-1] in words(running.window)
