"""What a session limited to one vestiging may see of its own company here: that place of business and the whole.

The register is public, but a boundary of authority is a boundary everywhere: who acts for one place of business gets
nothing of the company's other places through this session (DOMAIN.md §2.3). Other companies are shown as to anybody.
"""

import falcon
import msgspec

from services.mockkit.problem import Problem
from services.mockkit.world import branch_of, claims_of
from services.registries.nhr.block import Onderneming, Vestiging


class Boundary:
    """The boundary of the session of one question."""

    def __init__(self, req: falcon.Request) -> None:
        claims = claims_of(req)
        self._branch = branch_of(req)
        self._own = claims.subject if claims is not None and self._branch else ""

    def company(self, one: Onderneming) -> Onderneming:
        """Return the company with the places of business that may be seen."""
        if one.kvk_nummer != self._own:
            return one
        places = tuple(place for place in one.vestigingen if self.shows(one, place))
        return msgspec.structs.replace(one, vestigingen=places)

    def shows(self, one: Onderneming, place: Vestiging | None) -> bool:
        """True when this place of business of this company may be seen."""
        if one.kvk_nummer != self._own:
            return True
        return place is not None and place.vestigingsnummer == self._branch

    def require(self, one: Onderneming, place: Vestiging) -> None:
        """Refuse with 403 a place of business outside the boundary."""
        if not self.shows(one, place):
            raise Problem(403, "autorisatie", "U mag alleen voor een andere vestiging van dit bedrijf handelen.")
