"""Tables: header names, row heights of the look, wrapping, keyboard and sizes that fit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.unit.widgets.conftest import Show
from widgets.record_table import Column, RecordTable, SimpleTable
from widgets.theme import theme

COSTS = [["Aanvraag bekijken", "€ 312,40"], ["Advies over hoe de dakkapel eruitziet", "€ 72,20"]]


def costs(small: bool = False, show_header: bool = False) -> SimpleTable:
    return SimpleTable(["Wat", "Bedrag"], COSTS, ["Totaal", "€ 384,60"], [1], small, show_header, "Kosten")


def test_rows_are_35_and_small_ones_33(show: Show) -> None:
    table, small = costs(), costs(small=True)
    show(table, small)
    assert [table.rowHeight(n) for n in range(3)] == [35, 35, 35]
    assert [small.rowHeight(n) for n in range(3)] == [33, 33, 33]
    assert table.height() == 105


def test_header_names_are_known_even_when_hidden(show: Show) -> None:
    table = costs()
    show(table)
    model = table.table_model()
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(2)] == ["Wat", "Bedrag"]
    node = QAccessible.queryAccessibleInterface(table)
    assert node.role() == QAccessible.Role.Table
    assert node.text(QAccessible.Text.Name) == "Kosten"


def test_columns_fill_the_width_and_narrow_tables_wrap(show: Show) -> None:
    table = costs()
    show(table, width=600)
    assert sum(table.columnWidth(n) for n in range(2)) == table.viewport().width()
    assert table.heightForWidth(220) > table.heightForWidth(575)
    theme().set(scale=2.0)
    QApplication.processEvents()
    assert table.height() == table.heightForWidth(table.width())


def test_tab_leaves_a_table_and_enter_opens_a_record(show: Show, qtbot: QtBot) -> None:
    table, after = RecordTable("Verzoeken", [Column("path", "Adres"), Column("code", "Code", True)]), costs()
    table.set_rows([{"path": f"/zaken/{n}", "code": "200"} for n in range(5)])
    show(table, after)
    table.setFocus()
    assert table.currentIndex().row() == 0   # arriving lands on a cell
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [1]
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_a_missing_value_is_an_empty_cell_and_hostile_ones_stay_small(show: Show) -> None:
    table = RecordTable("Verzoeken", [Column("path", "Adres"), Column("code", "Code")])
    table.set_rows([{"path": "x" * 1_000_000}, {"code": "2\n0\u202e0"}])
    show(table)
    table.grab()
    model = table.table_model()
    assert model.index(0, 1).data() == ""
    assert model.index(1, 1).data() == "2 00"
    assert len(model.index(0, 0).data()) <= 300


WIDE, SMALL = 700, 180


def test_a_record_without_room_for_its_columns_folds_and_unfolds(show: Show, qtbot: QtBot) -> None:
    """Nothing scrolls sideways; the keyboard stays at its record, which is said whole."""
    columns = [Column("time", "Tijd"), Column("path", "Adres"), Column("code", "Code", True)]
    table = RecordTable("Verzoeken", columns)
    table.set_rows([{"time": f"14:0{n}", "path": "/catalogi/zaaktypen", "code": ""} for n in range(5)])
    show(table, width=WIDE)
    table.setFocus()
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    high = table.rowHeight(0)
    for width, count in ((SMALL, 1), (WIDE, 3), (SMALL, 1)):
        table.window().resize(width, 400)
        QApplication.processEvents()
        assert table.table_model().columnCount() == count
        assert table.horizontalHeader().isVisible() is (count == 3)
        assert table.horizontalScrollBar().maximum() == 0
        assert table.currentIndex().row() == 3
    assert table.rowHeight(0) > high
    assert table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Tijd: 14:03. Adres: /catalogi/zaaktypen"
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [3]
