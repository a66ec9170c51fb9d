"""Where this program keeps its own files; light, because it is asked before the first window."""

import os
from pathlib import Path

SETTINGS = "settings.toml"


def home() -> Path:
    """Return the folder of this program's own files: VOORPORTAAL_HOME, or the system's place for them."""
    chosen = os.environ.get("VOORPORTAAL_HOME", "")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("Voorportaal", appauthor=False))


def settings_path() -> Path:
    """Return the path of the settings file, which need not exist."""
    return home() / SETTINGS
