"""Proves that a part is a folder: put one in and it works, break one and it is named, take one out and all goes on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from services.identity.session import Level
from services.mockhost.faults import Fault
from tests.helpers.hands import Hands
from tests.helpers.plugged import BSN, PERSONA, forgetting, plugged
from tests.helpers.program import find, go, program, settle, wait_until, words

ROOT = Path(__file__).parents[2]


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Hands]:
    """Pien, whose file stands in the plug-in folder, logged in with sms."""
    with plugged(tmp_path / "erbij") as folder, program("proef", plugins=(folder,)) as running:
        yield Hands(running)


# --- put one in


def test_the_example_stands_in_the_navigation_and_on_the_overview(reader: Hands) -> None:
    assert reader.sees("Goedemiddag")
    assert reader.sees("Breng ‘Het grote boek’ terug")
    assert reader.starting("Geleende boeken, Het grote boek")
    reader.press_starting("Boeken bekijken Breng ‘Het grote boek’ terug")
    assert reader.program.router.address.module == "example_module"
    assert reader.sees("Het grote boek – inleveren uiterlijk 9 januari 2027")
    assert reader.sees("Bron: Bibliotheek · de bibliotheek · opgehaald vandaag 14.02 uur")


def test_the_example_can_do_something(reader: Hands) -> None:
    go(reader.program, "example_module")
    reader.press("Drie weken langer houden Het grote boek")
    assert reader.sees("U mag ‘Het grote boek’ drie weken langer houden.")
    assert reader.sees("Het grote boek – inleveren uiterlijk 30 januari 2027")
    assert reader.sees("Het kleine boek – inleveren uiterlijk 1 februari 2027")
    reader.program.next_participant()
    settle(reader.program)
    reader.program.begin(reader.program.persona("proef"), "sms", Level.MIDDEN)
    wait_until(reader.program, lambda: reader.program.sessions.current is not None)
    go(reader.program, "example_module")
    assert reader.sees("Het grote boek – inleveren uiterlijk 9 januari 2027"), "the reset takes it back"


def test_with_a_password_the_act_is_shown_but_cannot_be_done(tmp_path: Path) -> None:
    with plugged(tmp_path / "erbij") as folder, program("", plugins=(folder,)) as running:
        hands = Hands(running)
        hands.log_in("pien.oefent")
        go(running, "example_module")
        assert not find(running.window, "Drie weken langer houden Het grote boek").isEnabled()
        assert hands.sees("U bent ingelogd met alleen een wachtwoord.")


def test_the_mock_itself_refuses_the_act_with_a_password(reader: Hands) -> None:
    from services.errors import Forbidden

    running = reader.program
    basis = running.sign_in(running.persona("proef"), "password", Level.BASIS)
    client = running.backend().client("example_registry", basis)
    with pytest.raises(Forbidden):
        client.verleng(client.leningen().value[0].id)


def test_without_its_source_the_page_says_so_and_trying_again_helps(reader: Hands) -> None:
    faults = reader.program.backend().host.faults
    faults.put("example_registry", Fault("down"))
    go(reader.program, "example_module")
    assert reader.sees("Gegevens van Bibliotheek komen nu niet binnen.")
    assert not reader.sees("U heeft nu niets geleend.")
    faults.clear()
    reader.press("Opnieuw proberen")
    assert reader.sees("Het grote boek – inleveren uiterlijk 9 januari 2027")


def test_an_act_that_fails_says_so_and_changes_nothing(reader: Hands) -> None:
    go(reader.program, "example_module")
    reader.program.backend().host.faults.put("example_registry", Fault("error", times=1))
    reader.press("Drie weken langer houden Het grote boek")
    assert reader.sees("Gegevens van Bibliotheek komen nu niet binnen.")
    assert reader.sees("Het grote boek – inleveren uiterlijk 9 januari 2027")


def test_the_example_speaks_english(tmp_path: Path) -> None:
    with plugged(tmp_path / "erbij") as folder, program("proef", plugins=(folder,), language="en") as running:
        go(running, "example_module")
        assert "Bring a book back before the date beside it." in words(running.window)
        assert "The library" not in words(running.window)


def test_somebody_without_a_table_has_borrowed_nothing(tmp_path: Path) -> None:
    with plugged(tmp_path / "erbij") as folder, program(plugins=(folder,)) as running:
        go(running, "example_module")
        assert "U heeft nu niets geleend." in words(running.window)


# --- break one


def _broken(folder: Path, kind: str) -> None:
    module, registry = folder / "modules" / "example_module", folder / "registries" / "example_registry"
    breaks = {
        "module.toml": (module / "module.toml", "id = ["),
        "page.py raises": (module / "page.py", "raise RuntimeError('pagina stuk')\n"),
        "page.py is no Python": (module / "page.py", "def create(:\n"),
        "page.py makes nothing": (module / "page.py", "X = 1\n"),
        "overview.py raises": (module / "overview.py", "raise RuntimeError('overzicht stuk')\n"),
        "mock.py raises": (registry / "mock.py", "raise RuntimeError('mock stuk')\n"),
        "registry.toml": (registry / "registry.toml", "id = 3"),
        "persona": (folder / "personas" / "proef.toml", PERSONA.replace('naam = "Pien Proef"\n', "")),
        "somebody real": (folder / "personas" / "proef.toml", PERSONA.replace(BSN, "123456782")),
    }
    path, text = breaks[kind]
    path.write_text(text, encoding="utf-8")


TOLD = {
    "module.toml": ["example_module", "module.toml"],
    "page.py raises": ["example_module", "pagina stuk"],
    "page.py is no Python": ["example_module", "SyntaxError"],
    "page.py makes nothing": ["example_module", "create"],
    "overview.py raises": ["example_module", "overzicht stuk"],
    "mock.py raises": ["example_registry", "mock stuk"],
    "registry.toml": ["example_registry", "registry.toml"],
    "persona": ["proef.toml", "naam"],
    "somebody real": ["proef.toml", "echt mens"],
}


@pytest.mark.parametrize("kind", TOLD)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_broken_part_is_a_named_line_and_the_rest_works(tmp_path: Path, kind: str) -> None:
    with plugged(tmp_path / "erbij") as folder:
        _broken(folder, kind)
        with program(plugins=(folder,)) as running:
            hands = Hands(running)
            told = words(running.window)
            assert hands.sees("Goedemiddag, mevrouw De Wit") and hands.sees("Nieuwste berichten")
            if kind.startswith("page.py"):
                go(running, "example_module")
                told = words(running.window)
            for word in ("Een onderdeel kan niet worden geladen", *TOLD[kind]):
                assert word in told
            assert "Traceback" not in told
            go(running, "berichten")
            assert "Berichtenbox" in running.window.windowTitle()


def test_a_page_that_fails_while_drawing_is_a_named_line(tmp_path: Path) -> None:
    with plugged(tmp_path / "erbij") as folder:
        page = folder / "modules" / "example_module" / "page.py"
        drawn = page.read_text(encoding="utf-8").replace(
            'self.begin(self.texts("title")', 'raise KeyError("tekenen stuk"); self.begin(self.texts("title")'
        )
        page.write_text(drawn, encoding="utf-8")
        with program(plugins=(folder,)) as running:
            go(running, "example_module")
            assert "example_module: KeyError: 'tekenen stuk'" in words(running.window)
            go(running, "overzicht")
            assert "Goedemiddag" in words(running.window)


def test_an_empty_folder_adds_nothing(tmp_path: Path) -> None:
    with forgetting(), program(plugins=(tmp_path,)) as running:
        assert "Een onderdeel kan niet worden geladen" not in words(running.window)


# --- take one out

LOOK = """
import sys
from app.shell.router import HOME
from tests.helpers.program import go, program, settle, words
with program() as running:
    print("OVERZICHT", "Goedemiddag" in words(running.window))
    session = running.sessions.current
    for place in sys.argv[1:]:
        for module in running.modules.fitting(session, place):
            go(running, module.manifest.id)
            print("PAGINA", module.manifest.id, bool(words(running.window)))
    running.log_out()
    settle(running)
    print("UIT", "uitgelogd" in words(running.window))
"""
FOLDERS = [
    one.parent.relative_to(ROOT).as_posix()
    for pattern in ("services/registries/*/registry.toml", "app/modules/*/module.toml")
    for one in sorted(ROOT.glob(pattern))
]


GROUP = 6
"""So many folders are taken away at once; one by one takes minutes and is done at night."""


def _without(folders: tuple[str, ...], tmp_path: Path) -> str:
    """Copy the program without some folders, go through all of it, and return what is wrong."""
    copy = tmp_path / folders[0].replace("/", "-")
    for part in ("app", "services", "widgets", "resources", "tests/helpers"):
        shutil.copytree(ROOT / part, copy / part, copy_function=os.link)
    (copy / "tests" / "__init__.py").write_text("", encoding="utf-8")
    for folder in folders:
        shutil.rmtree(copy / folder)
    # Modules do not know each other (import-linter), registries are known to the pages of modules.
    places = ("main",) if folders[0].startswith("services") else ()
    env = os.environ | {"PYTHONPATH": str(copy), "VOORPORTAAL_HOME": str(copy / "home")}
    env["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, "-c", LOOK, *places]
    run = subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, timeout=120, check=False)
    said = run.stdout.replace("OVERZICHT False", "") if "app/modules/overzicht" in folders else run.stdout
    fine = run.returncode == 0 and "UIT True" in said and "False" not in said
    return "" if fine else f"without {folders}: {run.stdout[-500:]} {run.stderr[-1500:]}"


def _groups(size: int) -> list[tuple[str, ...]]:
    """Return the folders in groups: registries with registries, modules with modules."""
    kinds = [[one for one in FOLDERS if one.startswith(kind)] for kind in ("services", "app")]
    return [tuple(kind[at : at + size]) for kind in kinds for at in range(0, len(kind), size)]


def _all_without(groups: list[tuple[str, ...]], tmp_path: Path) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return [line for line in pool.map(partial(_without, tmp_path=tmp_path), groups) if line]


def test_the_program_works_without_some_folders(tmp_path: Path) -> None:
    assert len(FOLDERS) > 12
    wrong = _all_without(_groups(GROUP), tmp_path)
    assert not wrong, "\n".join(wrong)


@pytest.mark.night
def test_the_program_works_without_any_one_folder(tmp_path: Path) -> None:
    wrong = _all_without(_groups(1), tmp_path)
    assert not wrong, "\n".join(wrong)
