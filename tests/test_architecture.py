"""The shape of the house: who may import whom, and the rules of the code, each with a planted violation."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import architecture, contracts
from tests.helpers.architecture import HOUSE, ROOT, RULES, Rule

PLANTED = {
    architecture.opens_with_a_sentence: ("widgets/vaas.py", "import os\n"),
    architecture.importlib_in_two_places: ("widgets/vaas.py", "from importlib import import_module\n"),
    architecture.requests_in_one_place: ("services/registries/bag/client.py", "import requests\n"),
    architecture.broad_excepts: ("app/shell/window.py", "try:\n    x()\nexcept (KeyError, Exception):\n    pass\n"),
    architecture.no_sleep: ("services/store.py", "import time\ntime.sleep(1)\n"),
    architecture.one_clock: ("app/kit/page.py", "import datetime\ndatetime.datetime.now()\n"),
    architecture.no_lambda_slots: ("widgets/vaas.py", "knop.clicked.connect(lambda: self.open())\n"),
    architecture.plain_labels: ("app/modules/zaken/page.py", "QtWidgets.QLabel(zaak.titel)\n"),
    architecture.telling_names: ("services/date_utils.py", "import os\n"),
    architecture.no_relative_imports: ("widgets/vaas.py", "from .text import Text\n"),
    architecture.adopting_getters: ("widgets/vaas.py", "tabel.viewport().focusProxy()\n"),
    architecture.no_thread_classes: ("services/store.py", "class Werk(QThread): ...\n"),
}
MORE_PLANTED = [
    (architecture.broad_excepts, "widgets/vaas.py", "try:\n    x()\nexcept:\n    pass\n"),
    (architecture.broad_excepts, "widgets/vaas.py", "with contextlib.suppress(Exception):\n    x()\n"),
    (architecture.broad_excepts, "app/kit/tasks.py", "try:\n    x()\nexcept Exception:\n    pass\n" * 2),
    (architecture.importlib_in_two_places, "app/cli/open.py", "__import__('widgets')\n"),
    (architecture.no_sleep, "tests/unit/test_x.py", "from time import sleep\nsleep(1)\n"),
    (architecture.one_clock, "services/store.py", "from datetime import date\ndate.today()\n"),
    (architecture.no_lambda_slots, "app/shell/x.py", "QTimer.singleShot(0, lambda: self.go())\n"),
    (architecture.plain_labels, "widgets/vaas.py", "class Vaas(QTextBrowser): ...\n"),
    (architecture.telling_names, "widgets/vaas.py", "class FocusManager: ...\n"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    found = [f"{source.path}:{line}: {what}" for source in architecture.sources() for line, what in rule(source)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_bites(rule: Rule) -> None:
    path, text = PLANTED[rule]
    assert list(rule(architecture.read(path, text)))


@pytest.mark.parametrize(("rule", "path", "text"), MORE_PLANTED)
def test_the_rule_bites_in_other_forms(rule: Rule, path: str, text: str) -> None:
    assert list(rule(architecture.read(path, text)))


def test_the_three_broad_excepts_exist() -> None:
    """The allowances are for what stands there, so that a moved one does not leave a hole behind."""
    for path, allowed in architecture.BROAD_EXCEPTS.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        assert len(re.findall(r"except Exception", text)) == allowed, path


# --- import contracts


def test_the_import_contracts_are_kept() -> None:
    kept, broken = contracts.report()
    assert kept, broken


@pytest.mark.parametrize("contract", contracts.options(), ids=lambda contract: contract["name"][:40])
def test_every_planted_import_breaks_its_contract(contract: dict[str, str]) -> None:
    """One violation per source module pattern; the untouched graph is the negative control."""
    assert contracts.kept(dict(contract), contracts.graph())
    mine = [plant for plant in contracts.plants() if plant.contract == contract["name"]]
    assert mine
    unnoticed = [str(plant) for plant in mine if contracts.kept(dict(contract), contracts.planted(plant))]
    assert not unnoticed, "\n".join(unnoticed)


def test_every_part_of_the_frame_is_a_source() -> None:
    """The contracts on deletable folders name all other folders: a new one cannot slip past."""
    by_name = {contract["name"]: contract for contract in contracts.options()}
    app = {f"app.{name}" for name in _children("app")} - {"app.modules"}
    services = {f"services.{name}" for name in _children("services")} - {"services.registries"}
    never = {"services.linkcheck", "services.documents"}
    low = {name for name in services if not (ROOT / name.replace(".", "/")).is_dir()}
    modules = set(by_name["deleting a module folder never breaks the frame"]["source_modules"])
    registries = set(by_name["deleting a registry folder never breaks the frame"]["source_modules"])
    assert app - modules == set()
    assert (app | services) - registries - never - low == set()


@pytest.mark.parametrize("plant", ["", "services/clock.py"])
def test_lint_imports_reads_real_files(tmp_path: Path, plant: str) -> None:
    """The command of .ci/run, over a copy of the house: kept as it stands, broken with one real import more."""
    for folder in HOUSE:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.png"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    if plant:
        with (tmp_path / plant).open("a", encoding="utf-8") as file:
            file.write("\nimport PySide6.QtCore\n")
    script = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    run = subprocess.run(
        [sys.executable, "-c", script, "--no-cache", "--no-logo"],
        cwd=tmp_path, env=None, capture_output=True, text=True, timeout=120, check=False,
    )
    assert (run.returncode == 0) is (not plant), run.stdout + run.stderr
    if plant:
        assert "no Qt below app and widgets BROKEN" in run.stdout


# --- what must not be in the tree


MACHINE_PATHS = re.compile(
    r"(?<![\w./])/(?:home|Users|root|" + "work" + r")/[\w.-]+|[A-Z]:\\\\?Users\\"
)
REGISTRY_ADDRESSES = re.compile(
    r"https?://[^\s\"')]*(?:pythonhosted\.org|/simple(?:/|\b)|artifactory|nexus|npmjs|index-url)", re.IGNORECASE
)
LOCK_FILES = {"uv.lock", "poetry.lock", "pdm.lock", "package-lock.json", "Pipfile.lock"}


def test_no_machine_path_or_registry_address_is_tracked() -> None:
    found = []
    for path in _tracked():
        if path.name in LOCK_FILES:
            found.append(f"{path}: a lock file carries registry addresses")
        for number, line in enumerate(_lines(path), 1):
            if MACHINE_PATHS.search(line) or REGISTRY_ADDRESSES.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    ["'/ho" + "me/anna/x'", "C:\\" + "Users\\anna", "/ro" + "ot/.cache", "https://files." + "pythonhosted.org/x"],
)
def test_the_search_for_machine_paths_bites(line: str) -> None:
    assert MACHINE_PATHS.search(line) or REGISTRY_ADDRESSES.search(line)


def _children(package: str) -> set[str]:
    found = {path.stem for path in (ROOT / package).glob("*.py")}
    found |= {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
    return found - {"__init__"}


def _tracked() -> list[Path]:
    """Return the files of git, or all files of the house where there is no git (an unpacked archive)."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        run = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
        return [ROOT / name for name in run.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [path for folder in (*HOUSE, "tests") for path in (ROOT / folder).rglob("*") if path.is_file()]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
