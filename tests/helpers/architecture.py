"""Reads syntax trees and judges them by the rules of the house; each rule returns (line, what is wrong)."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ("app", "widgets", "services", "resources")
BROAD_EXCEPTS = {
    "app/kit/tasks.py": 1,      # the task boundary
    "app/shell/modules.py": 1,  # the plug-in loader
    "app/shell/crash.py": 1,    # the excepthook
}
_IMPORTERS = ("services/loading.py",)
_LISTENER = "services/oidc_login/listener.py"
_REQUESTERS = ("services/http/", "services/mockhost/embedded.py", "services/mockhost/faults.py")
_EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}

Finding = tuple[int, str]


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the project root, with forward slashes, and its syntax tree."""

    path: str
    tree: ast.Module

    @property
    def in_house(self) -> bool:
        """True for the program itself, False for tests and main.py."""
        return self.path.split("/")[0] in HOUSE


Rule = Callable[[Source], Iterator[Finding]]


def sources() -> list[Source]:
    """Return every Python file of the project."""
    paths = [ROOT / "main.py"]
    for folder in (*HOUSE, "tests"):
        paths += sorted((ROOT / folder).rglob("*.py"))
    return [read(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def read(path: str, text: str) -> Source:
    """Parse one file."""
    return Source(path, ast.parse(text, path))


def opens_with_a_sentence(source: Source) -> Iterator[Finding]:
    """Every file says what it is for."""
    if not (ast.get_docstring(source.tree) or "").strip():
        yield 1, "no docstring on top"


def importlib_in_two_places(source: Source) -> Iterator[Finding]:
    """Only services/loading.py imports by name."""
    if not source.in_house or source.path in _IMPORTERS:
        return
    for line, name in _imported(source.tree):
        if name.split(".")[0] in ("importlib", "imp", "runpy"):
            yield line, f"imports {name}"
    for call in _calls(source.tree):
        if _dotted(call.func) in ("__import__", "builtins.__import__", "exec", "eval"):
            yield call.lineno, f"calls {_dotted(call.func)}"


def requests_in_one_place(source: Source) -> Iterator[Finding]:
    """Only services/http sends; the embedded transport and its faults speak the language of requests.

    One file listens: a browser that comes back from a login elsewhere has to find us somewhere.
    """
    if source.in_house and not source.path.startswith(_REQUESTERS):
        for line, name in _imported(source.tree):
            listens = name == "socket" and source.path == _LISTENER
            if name.split(".")[0] in ("requests", "urllib3", "http", "httpx", "socket") and not listens:
                yield line, f"imports {name}"


def broad_excepts(source: Source) -> Iterator[Finding]:
    """``except Exception`` stands in three places, a bare except nowhere."""
    found = list(_broad(source.tree))
    allowed = BROAD_EXCEPTS.get(source.path, 0)
    if source.in_house and len(found) > allowed:
        yield from found[allowed:]


def no_sleep(source: Source) -> Iterator[Finding]:
    """Nothing sleeps: waits are cancellable events, tests wait for what they expect."""
    for call in _calls(source.tree):
        if _dotted(call.func) in ("time.sleep", "sleep", "QThread.sleep", "QThread.msleep", "qSleep"):
            yield call.lineno, f"calls {_dotted(call.func)}"


def one_clock(source: Source) -> Iterator[Finding]:
    """Wall time comes from services/clock.py."""
    if source.path in ("services/clock.py", "tests/unit/services/test_clock.py"):
        return
    for call in _calls(source.tree):
        name = _dotted(call.func)
        ends = name.split(".")[-2:]
        if len(ends) == 2 and ends[0] in ("datetime", "date") and ends[1] in ("now", "utcnow", "today"):
            yield call.lineno, f"calls {name}"
        if name in ("time.time", "QDate.currentDate", "QDateTime.currentDateTime", "QTime.currentTime"):
            yield call.lineno, f"calls {name}"


def no_lambda_slots(source: Source) -> Iterator[Finding]:
    """Signals go to bound methods: a lambda that captures self leaks its window (RELIABILITY.md finding 11)."""
    for call in _calls(source.tree):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "connect":
            for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                if any(isinstance(node, ast.Lambda) for node in ast.walk(argument)):
                    yield call.lineno, "connects a lambda"
        late = call.args if _dotted(call.func).endswith("singleShot") else []
        if any(isinstance(node, ast.Lambda) for argument in late for node in ast.walk(argument)):
            yield call.lineno, "gives a timer a lambda"


def plain_labels(source: Source) -> Iterator[Finding]:
    """QLabel guesses at HTML; widgets.text.Text never does, so only that file may build one."""
    if not source.in_house or source.path == "widgets/text.py":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _dotted(node.func).split(".")[-1] in _RICH:
            yield node.lineno, f"builds a {_dotted(node.func)}"
        if isinstance(node, ast.ClassDef) and any(_dotted(base).split(".")[-1] in _RICH for base in node.bases):
            yield node.lineno, f"class {node.name} is a rich text widget"


_RICH = {"QLabel", "QTextBrowser", "QMessageBox", "QErrorMessage", "QWhatsThis"}


def telling_names(source: Source) -> Iterator[Finding]:
    """No file, folder or class is called after nothing."""
    if not source.in_house:
        return
    parts = source.path.removesuffix(".py").split("/")
    for part in parts:
        if _EMPTY_NAMES & set(part.lower().strip("_").split("_")):
            yield 1, f"the name {part} says nothing"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Util", "Utils")):
            yield node.lineno, f"the name {node.name} says nothing"


def no_relative_imports(source: Source) -> Iterator[Finding]:
    """Imports name the whole path."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, "imports relatively"


def no_thread_classes(source: Source) -> Iterator[Finding]:
    """Work goes through the TaskRunner: no QThread, no QRunnable, no QtWebEngine."""
    if source.in_house:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Name) and node.id in ("QThread", "QRunnable", "QWebEngineView"):
                yield node.lineno, f"uses {node.id}"


def adopting_getters(source: Source) -> Iterator[Finding]:
    """PySide6 6.11 takes what these getters return for a child of the object that was asked.

    A viewport's focusProxy() is the table round it, so both become each other's child, nothing holds the pair, and
    the garbage collector deletes parts of a table that is still shown. Seen as a crash in QHeaderView.
    """
    for call in _calls(source.tree):
        if isinstance(call.func, ast.Attribute) and call.func.attr in _ADOPTING:
            yield call.lineno, f"calls {call.func.attr}"


_ADOPTING = {"nextInFocusChain", "previousInFocusChain", "focusProxy", "buddy"}


RULES: tuple[Rule, ...] = (
    opens_with_a_sentence,
    importlib_in_two_places,
    requests_in_one_place,
    broad_excepts,
    no_sleep,
    one_clock,
    no_lambda_slots,
    plain_labels,
    telling_names,
    no_relative_imports,
    no_thread_classes,
    adopting_getters,
)


def _broad(tree: ast.Module) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = [node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts
            if any(kind is None or _dotted(kind).split(".")[-1] in _BROAD for kind in kinds):
                yield node.lineno, "catches everything"
        hushed = node.args if isinstance(node, ast.Call) and _dotted(node.func).endswith("suppress") else []
        if any(_dotted(argument).split(".")[-1] in _BROAD for argument in hushed):
            yield node.lineno, "suppresses everything"


_BROAD = {"Exception", "BaseException"}


def _imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return ""
