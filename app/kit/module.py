"""The manifest of a module: what module.toml may say, and when the module fits a session."""

import msgspec

from services.identity.session import Level, Session
from services.manifest import Right


class ModuleManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``title`` and other words stand in texts.<lang>.toml. ``order`` places it in the navigation.

    ``parent`` makes it a sub item of another module. ``place`` is "main", "foot" (small links under the
    navigation) or "none" (reached by address only). ``subjects`` says for whom it exists: "citizen", "company".
    Whoever acts by machtiging sees it when the services cover its first registry with ``right``: reading, or receiving
    where that is what reading takes. ``personal`` is never for another; ``holds`` only holds its sub items together.
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
    subjects: tuple[str, ...] = ("citizen",)
    right: Right = "read"
    personal: bool = False
    holds: bool = False

    def fits(self, session: Session) -> bool:
        """True when this login may open the module for the one it acts for."""
        return self.exists_for(session) and self.covered(session) and self.level_reached(session)

    def exists_for(self, session: Session) -> bool:
        """True when there is such a screen for a citizen, or for a company."""
        return session.subject.kind in self.subjects

    def covered(self, session: Session) -> bool:
        """True when what one may do for the subject opens this."""
        if self.personal:
            return session.for_self
        return all(session.may(self.right, registry) for registry in self.registries[:1])

    def level_reached(self, session: Session) -> bool:
        """True when the login is sure enough to read here."""
        return session.level >= Level[self.level_read.upper()]

    def may_write(self, session: Session) -> bool:
        """True when this login may change something here."""
        return self.submits(session) and session.may_write(Level[self.level_write.upper()])

    def submits(self, session: Session) -> bool:
        """True when what one may do for the subject includes submitting here, whatever the level of the login."""
        return all(session.may("submit", registry) for registry in self.registries[:1])
