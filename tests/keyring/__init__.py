"""The key store of the operating system, for real: a bus of its own and gnome-keyring on it."""
