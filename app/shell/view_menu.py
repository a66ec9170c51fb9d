"""The display menu: colours and text size, applied at once."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from widgets.form_field import RadioGroup

THEMES = ("light", "dark", "contrast")
SCALES = (100, 125, 150, 175, 200)


class ViewMenu(QWidget):
    """Two groups of choices; the settings page shows the same ones."""

    theme_chosen = Signal(str)
    scale_chosen = Signal(float)

    def __init__(self, texts: Texts, theme_name: str, scale: float) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        body.setContentsMargins(20, 16, 20, 16)
        body.setSpacing(16)
        self.themes = RadioGroup(texts("view.theme"), [(name, texts(f"view.{name}")) for name in THEMES])
        self.themes.set_key(theme_name)
        self.themes.chosen.connect(self.theme_chosen)
        scales = [(str(value), texts("view.scale_value", n=value)) for value in SCALES]
        self.scales = RadioGroup(texts("view.scale"), scales)
        self.scales.set_key(str(round(scale * 100)))
        self.scales.chosen.connect(self._scale)
        body.addWidget(self.themes)
        body.addWidget(self.scales)

    @Slot(str)
    def _scale(self, key: str) -> None:
        self.scale_chosen.emit(int(key) / 100)
