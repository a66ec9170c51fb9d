"""The manifest of a module: what module.toml may say, and when the module fits a session."""

import msgspec

from services.identity.session import Level, Session


class ModuleManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``title`` and other words stand in texts.<lang>.toml. ``order`` places it in the navigation.

    ``parent`` makes it a sub item of another module. ``place`` is "main", "foot" (small links under the
    navigation) or "none" (reached by address only).
    """

    id: str
    icon: str = "file"
    order: int = 100
    parent: str = ""
    place: str = "main"
    group: int = 1
    registries: tuple[str, ...] = ()
    level_read: str = "basis"
    level_write: str = "midden"
    full_width: bool = False

    def fits(self, session: Session) -> bool:
        """True when this login may open the module."""
        return session.level >= Level[self.level_read.upper()] and "read" in session.rights

    def may_write(self, session: Session) -> bool:
        """True when this login may change something here."""
        return session.may_write(Level[self.level_write.upper()])
