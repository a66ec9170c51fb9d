"""The developer's bench: what shows how a screen is doing, for those who build one."""
