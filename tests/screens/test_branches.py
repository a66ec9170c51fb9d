"""Who acts for one vestiging sees only that one, on every screen there is for a company."""

import pytest

from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from tests.helpers.acting import lines
from tests.helpers.program import go, program
from tests.screens.test_company import HALM
from tests.screens.test_elsewhere import BUSINESS, LOTTE, LUDO, press

pytestmark = pytest.mark.usefixtures("qapp")
ELSEWHERE = ("Broodmakersplein", "999900412701", "De Halm Delft", "terras in Delft", "btw-aangifte", "warmtepomp")
HERE = ("Korenaarpassage", "999900412702", "De Halm Zoetermeer", "plattegrond van uw kraam", "Kraam op de oogstmarkt")


def everywhere(running: Program) -> str:
    """Return every line of every screen that a company has."""
    session = running.sessions.current
    assert session is not None
    found: set[str] = set()
    for module in running.modules._all:
        if module.manifest.fits(session) and module.manifest.id != "testleider":
            go(running, module.manifest.id)
            found |= lines(running.window)
            if module.manifest.id in ("zaken", "bedrijf"):
                assert not audit(running.window, ["clipped", "overlap", "covered"]).findings
    go(running, "zaken/afgerond")
    return "\n".join(found | lines(running.window)).replace("\u00a0", " ")


def test_a_branch_sees_its_own_and_nothing_else() -> None:
    with program("") as running:
        press(running, BUSINESS, LOTTE, "Verder", LOTTE, "Verder")
        press(running, "De Halm Zoetermeer, Zoetermeer", "Verder", "Inloggen voor dit bedrijf")
        shown = everywhere(running)
        assert [word for word in ELSEWHERE if word in shown] == []
        assert [word for word in HERE if word not in shown] == []
        assert "Iets regelen voor andere vestigingen of het hele bedrijf" in shown


def test_the_whole_company_sees_both() -> None:
    """The negative control: the same screens without the boundary."""
    with program("") as running:
        press(running, BUSINESS, LUDO, "Verder", LUDO, "Verder", HALM, "Verder", "Inloggen voor dit bedrijf")
        shown = everywhere(running)
        assert [word for word in (*ELSEWHERE, *HERE) if word not in shown] == []
