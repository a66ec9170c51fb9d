"""What one may do for the one acted for: grants per registry, and how they travel in the session token.

A grant is what a mandate or the law opens at one registry: reading, submitting, receiving decisions. Whoever acts
for oneself, or for someone by the law, has the grant on everything; a machtiging opens what its service covers.
"""

from collections.abc import Iterable

from msgspec import Struct

RIGHTS: frozenset[str] = frozenset({"read", "submit", "receive"})
EVERYWHERE = "*"


class Grant(Struct, frozen=True):
    """Rights at one registry ("*": at all). ``kinds`` narrows to kinds of things there (a zaaktype); empty: all."""

    registry: str
    rights: frozenset[str] = RIGHTS
    kinds: frozenset[str] = frozenset()

    def gives(self, right: str, registry: str, kind: str = "") -> bool:
        """Return True when this grant opens ``right`` there; without a kind any kind will do."""
        here = self.registry in (EVERYWHERE, registry)
        return here and right in self.rights and (not kind or not self.kinds or kind in self.kinds)


EVERYTHING: tuple[Grant, ...] = (Grant(EVERYWHERE),)


def allows(grants: Iterable[Grant], right: str, registry: str, kind: str = "") -> bool:
    """Return True when one of these grants opens ``right`` at ``registry`` for things of ``kind``."""
    return any(one.gives(right, registry, kind) for one in grants)


def scope(grants: Iterable[Grant]) -> frozenset[str]:
    """Return the registries that these grants open; "*" is all of them."""
    return frozenset(one.registry for one in grants)


def written(grants: Iterable[Grant]) -> list[str]:
    """Return the grants as the token's claim ``rights``: "zaken:read:zorgtoeslag", "berichten:read", "*:submit"."""
    said = set()
    for one in grants:
        for right in one.rights:
            said |= {f"{one.registry}:{right}:{kind}" for kind in one.kinds} or {f"{one.registry}:{right}"}
    return sorted(said)


def read(said: Iterable[str]) -> tuple[Grant, ...]:
    """Return the grants that the claim ``rights`` says; raises ValueError for anything else."""
    found = []
    for text in sorted(said):
        registry, right, *kinds = text.split(":")
        if not registry or right not in RIGHTS or len(kinds) > 1 or "" in kinds:
            raise ValueError("a right is registry:right or registry:right:kind")
        found.append(Grant(registry, frozenset({right}), frozenset(kinds)))
    return tuple(found)
