"""What a person chose for this program: applied at once, and kept in the settings file."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from app.kit.texts import LANGUAGES, Catalog
from services.errors import InputError
from services.settings import SettingsFile
from widgets.theme import theme


class ShellPreferences(QObject):
    """Fulfils app.kit.context.Preferences. A choice that cannot be kept still works, and says so."""

    language_changed = Signal()

    def __init__(
        self,
        file: SettingsFile,
        catalog: Catalog,
        notify: Callable[[str, str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._catalog = catalog
        self._notify = notify
        self._settings = file.read()

    @property
    def language(self) -> str:
        """The language of the screens: nl or en."""
        return self._catalog.language

    @language.setter
    def language(self, language: str) -> None:
        if language != self._catalog.language:
            self._catalog.language = language
            self._keep(language=language)
            self.language_changed.emit()

    @property
    def theme(self) -> str:
        """The colours: light, dark or contrast."""
        return theme().name

    @theme.setter
    def theme(self, name: str) -> None:
        theme().set(name=name)
        self._keep(theme=name)

    @property
    def scale(self) -> float:
        """The text size, 1.0 to 2.0."""
        return theme().scale

    @scale.setter
    def scale(self, scale: float) -> None:
        theme().set(scale=scale)
        self._keep(scale=scale)

    @property
    def notification_address(self) -> str:
        """Where notices about new messages would go; a practice address."""
        return self._settings.notification_address

    @notification_address.setter
    def notification_address(self, address: str) -> None:
        self._keep(notification_address=address)

    @Slot()
    def switch_language(self) -> None:
        """Go to the next language."""
        place = LANGUAGES.index(self.language)
        self.language = LANGUAGES[(place + 1) % len(LANGUAGES)]

    @Slot(str)
    def choose_theme(self, name: str) -> None:
        """Use other colours."""
        self.theme = name

    @Slot(float)
    def choose_scale(self, scale: float) -> None:
        """Use another text size."""
        self.scale = scale

    def _keep(self, **changes: object) -> None:
        self._settings = msgspec.structs.replace(self._settings, **changes)
        try:
            self._file.write(self._settings)
        except (OSError, InputError) as error:
            reason = error.message if isinstance(error, InputError) else (error.strerror or "").lower()
            texts = self._catalog.scoped()
            self._notify(texts("save.settings_failed", reason=reason), "warn")
