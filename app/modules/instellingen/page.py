"""Draws the settings; language, colours and size act at once, the address is saved with a button."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kit.context import Context
from app.kit.page import ContentPage
from app.modules.instellingen.act import address_fault
from widgets.button import Button
from widgets.card import Card
from widgets.choice import RadioGroup
from widgets.form_field import FormField
from widgets.layouts import GridColumns
from widgets.text import Text

_THEMES = ("light", "dark", "contrast")
_SCALES = (100, 125, 150, 175, 200)
_FIELD_WIDTH = 420


class SettingsPage(ContentPage):
    """Three cards. What was typed but not saved stays when the language changes."""

    def draw(self) -> None:
        """Lay out the cards with what holds now."""
        typed = self._field.text if hasattr(self, "_field") else ""
        session = self.context.session
        whose = "" if session.for_self else f" {self.texts('own_only', name=session.subject.name)}"
        self.begin(self.texts("title"), self.texts("lead") + whose)
        grid = GridColumns(400, 24, max_columns=2)
        grid.addWidget(self._language())
        grid.addWidget(self._look())
        self.body.addLayout(grid)
        self.body.addSpacing(24)
        self.body.addWidget(self._notices(typed))
        self.end()

    def _language(self) -> Card:
        card = Card(self.texts("language"))
        languages = [(key, self.texts(key)) for key in ("nl", "en")]
        self._languages = RadioGroup(self.texts("language"), languages, help=self.texts("language_help"))
        self._languages.label.hide()  # the card says it already; assistive technology still hears it
        self._languages.set_key(self.context.office.preferences.language)
        self._languages.chosen.connect(self._choose_language)
        card.body.addWidget(self._languages)
        card.body.addStretch(1)
        return card

    def _look(self) -> Card:
        card = Card(self.texts("look"))
        preferences = self.context.office.preferences
        themes = RadioGroup(self.texts("view.theme"), [(one, self.texts(f"view.{one}")) for one in _THEMES])
        themes.set_key(preferences.theme)
        themes.chosen.connect(self._choose_theme)
        scales = [(str(value), self.texts("view.scale_value", n=value)) for value in _SCALES]
        sizes = RadioGroup(self.texts("view.scale"), scales)
        sizes.set_key(str(round(preferences.scale * 100)))
        sizes.chosen.connect(self._choose_scale)
        card.body.addWidget(themes)
        card.body.addSpacing(16)
        card.body.addWidget(sizes)
        return card

    def _notices(self, typed: str) -> Card:
        card = Card(self.texts("notify"))
        card.body.addWidget(Text(self.texts("notify_lead"), "body", "ink2", wrap=True))
        card.body.addSpacing(16)
        kept = self.context.office.preferences.notification_address
        self._field = FormField(self.texts("address"), help=self.texts("address_help"))
        self._field.set_text(typed or kept)
        self._field.setMaximumWidth(_FIELD_WIDTH)
        self._field.returned.connect(self._save_address)
        card.body.addWidget(self._field)
        card.body.addSpacing(16)
        card.body.addWidget(self._address_buttons(bool(kept)))
        return card

    def _address_buttons(self, kept: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        save = Button(self.texts("address_save"))
        save.clicked.connect(self._save_address)
        row.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        if kept:
            remove = Button(self.texts("address_remove"), kind="neutral")
            remove.clicked.connect(self._remove_address)
            row.addWidget(remove)
        row.addStretch(1)
        return holder

    @Slot(str)
    def _choose_language(self, language: str) -> None:
        self.context.office.preferences.language = language

    @Slot(str)
    def _choose_theme(self, name: str) -> None:
        self.context.office.preferences.theme = name

    @Slot(str)
    def _choose_scale(self, percent: str) -> None:
        self.context.office.preferences.scale = int(percent) / 100

    @Slot()
    def _save_address(self) -> None:
        address = self._field.text.strip()
        fault = address_fault(address)
        if fault:
            self._field.set_error(self.texts(fault))
            self._field.setFocus()
            return
        self._field.clear_error()
        self.context.office.preferences.notification_address = address
        self.draw()
        self.context.office.notify(self.texts("address_saved"))

    @Slot()
    def _remove_address(self) -> None:
        self.context.office.preferences.notification_address = ""
        self._field.set_text("")
        self.draw()
        self.context.office.notify(self.texts("address_removed"))


def create(context: Context) -> SettingsPage:
    """Return the page for one session."""
    return SettingsPage(context)
