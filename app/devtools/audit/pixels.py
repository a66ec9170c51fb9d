"""Audit rules over what is really painted: contrast of words and of the edges of fields."""

from collections.abc import Iterator

from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from app.devtools.audit.nodes import Node, Role, visible_part
from app.devtools.audit.ratio import contrast as ratio

Check = tuple[str, str] | None
Colour = tuple[int, int, int]

_TEXT, _EDGE = 4.5, 3.0
_MOSTLY = 0.8
_ROLES = {Role.ListItem, Role.Cell, Role.TreeItem, Role.ColumnHeader}


def grab(window: QWidget, rect: QRect | None = None) -> Image.Image:
    """Return what a window paints (or a part of it) as a picture that is quick to count in."""
    return picture(window.grab(rect if rect is not None else window.rect()).toImage())


def picture(image: QImage) -> Image.Image:
    """Turn a QImage into a PIL picture."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    data = bytes(rgb.constBits())
    return Image.frombuffer("RGB", (rgb.width(), rgb.height()), data, "raw", "RGB", rgb.bytesPerLine(), 1)


def contrast(window: QWidget, root: Node) -> Iterator[Check]:
    """Words stand out 4.5 to 1 from what is behind them, the icon of a button without words 3 to 1; in the pixels."""
    shown = grab(window)
    for node in root.walk():
        rect = _words_of(node, window)
        if rect is None or rect.width() < 4 or rect.height() < 4:
            continue
        ink, ground, found = _extremes(shown, rect)
        low = found < (_EDGE if _only_an_icon(node) else _TEXT)
        yield (node.path, f"{found:.2f} to 1: {_hex(ink)} on {_hex(ground)}") if low else None


def _words_of(node: Node, window: QWidget) -> QRect | None:
    """Return where the words of a node are painted, in px of the window; None when it shows none."""
    if node.disabled:
        return None   # WCAG exempts what cannot be used
    widget = node.widget
    if widget is None:
        seen = node.rect.intersected(window.rect())
        if node.parent is not None and node.parent.widget is not None:
            seen = seen.intersected(visible_part(node.parent.widget, window))
        whole = seen.height() >= _MOSTLY * node.rect.height()   # of a row at the edge the words may be out of sight
        return seen if whole and node.role in _ROLES and node.name.strip() else None
    if isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit):
        text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
        text = text or (widget.placeholderText() if isinstance(widget, QLineEdit) else "")
        text = text or (node.name if _only_an_icon(node) else "")
        seen = visible_part(widget, window)
        whole = seen.height() >= _MOSTLY * widget.height()
        return seen if whole and text.strip() else None
    return None


def _only_an_icon(node: Node) -> bool:
    return isinstance(node.widget, QAbstractButton) and not node.widget.text().strip()


def control_edges(window: QWidget, root: Node) -> Iterator[Check]:
    """The edge or the fill of a field stands out 3 to 1 from what is round it."""
    shown = grab(window)
    for node in root.walk():
        widget = node.widget
        if node.disabled or not isinstance(widget, QLineEdit | QComboBox):
            continue
        framed = _frame_of(widget)
        seen = visible_part(framed, window)
        if seen.isEmpty() or seen.left() < 4:
            continue
        row = framed.mapTo(window, framed.rect().center()).y()
        if not seen.top() <= row <= seen.bottom():
            continue   # only its corners are in sight, and those are round
        outside = _pixel(shown, seen.left() - 4, row)
        best = max(ratio(outside, _pixel(shown, seen.left() + step, row)) for step in range(-2, 12))
        yield (node.path, f"edge {best:.2f} to 1") if best < _EDGE else None


def _frame_of(widget: QWidget) -> QWidget:
    """A bare line edit may stand in a part that draws its frame."""
    above = widget.parentWidget()
    bare = isinstance(widget, QLineEdit) and not widget.hasFrame()
    snug = above is not None and above.height() <= widget.height() + 8
    return above if bare and snug and above is not None else widget


def _extremes(shown: Image.Image, rect: QRect) -> tuple[Colour, Colour, float]:
    """Return ink, background and their contrast; the ink is the extreme colour, not an antialiased one."""
    part = shown.crop((rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1))
    colours = part.getcolors(maxcolors=max(256, part.width * part.height)) or []
    ground: Colour = max(colours)[1] if colours else (0, 0, 0)  # type: ignore[assignment]
    best, ink = 1.0, ground
    for _, colour in colours:   # antialiasing lies between ground and ink, so one pixel is enough
        here = ratio(colour, ground)  # type: ignore[arg-type]
        if here > best:
            best, ink = here, colour  # type: ignore[assignment]
    return ink, ground, best


def _pixel(shown: Image.Image, x: int, y: int) -> Colour:
    x, y = min(max(x, 0), shown.width - 1), min(max(y, 0), shown.height - 1)
    return shown.getpixel((x, y))  # type: ignore[return-value]


def _hex(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
