"""The accessibility audit of a window: rules of axe-windows and our own, over what Qt tells and what it paints.

    report = audit(window)
    assert not report.findings, report.table()

ACCESSIBILITY.md lists the rules. ``QAccessible`` tells the tree (names, roles, states, relations), a grab of the
window shows the pixels. tests/unit/test_audit.py plants one violation per rule.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.devtools.audit.keys import focus_shown, tab_order, tab_trap
from app.devtools.audit.nodes import Node, collect
from app.devtools.audit.pixels import contrast, control_edges
from app.devtools.audit.shape import clipped, covered, off_place, overlapping, rich_text, targets, tiny
from app.devtools.audit.tree import TREE_RULES


class Finding(Struct, frozen=True):
    """One thing that is wrong."""

    rule: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.where}: {self.what}"


class Report(Struct):
    """What one or more audits found: findings, how many nodes were seen and how often each rule was applied."""

    findings: list[Finding] = field(default_factory=list)
    nodes: int = 0
    screens: int = 0
    checks_by_rule: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Report", where: str = "") -> None:
        """Take another report in, with the screen's name before each finding."""
        for found in other.findings:
            self.findings.append(Finding(found.rule, f"[{where}] {found.where}" if where else found.where, found.what))
        self.nodes += other.nodes
        self.screens += other.screens
        self.checks_by_rule.update(other.checks_by_rule)

    def table(self) -> str:
        """Return screens, nodes, checks and findings per rule, and then every finding."""
        bad = Counter(found.rule for found in self.findings)
        lines = [f"{'rule':<22} {'checks':>8} {'findings':>9}"]
        lines += [f"{rule:<22} {self.checks_by_rule[rule]:>8} {bad[rule]:>9}" for rule in RULES]
        total = sum(self.checks_by_rule.values())
        lines.append(f"{self.screens} screens, {self.nodes} nodes, {total} checks, {len(self.findings)} findings")
        return "\n".join([*lines, *map(str, self.findings)])


# A rule yields one line per check: None when it is well, (where, what) when it is not.
Check = tuple[str, str] | None
Rule = Callable[[QWidget, Node], Iterable[Check]]

RULES: dict[str, Rule] = {
    **TREE_RULES,
    "off-place": off_place,
    "covered": covered,
    "tiny": tiny,
    "target-size": targets,
    "clipped": clipped,
    "overlap": overlapping,
    "rich-text": rich_text,
    "contrast": contrast,
    "control-edge": control_edges,
    "tab-order": tab_order,
    "tab-trap": tab_trap,
    "focus-visible": focus_shown,
}


def audit(window: QWidget, rules: Iterable[str] = ()) -> Report:
    """Apply all rules (or the named ones) to a visible window, and leave the keyboard where it was."""
    focused: QWidget | None = QApplication.focusWidget()
    root = collect(window)
    report = Report(nodes=sum(1 for _ in root.walk()), screens=1)
    for name in rules or RULES:
        for check in RULES[name](window, root):
            report.checks_by_rule[name] += 1
            if check is not None:
                report.findings.append(Finding(name, *check))
    if focused is not None and isValid(focused):
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
    return report


def headings(window: QWidget) -> Iterator[tuple[int, str]]:
    """Yield level and words of each heading in reading order."""
    for node in collect(window).walk():
        if node.level is not None:
            yield node.level, node.name
