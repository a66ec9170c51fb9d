"""What a login with the app and one with a document share: a site that waits, a thing in somebody's hand, a clock.

Verbs may come late: the clock is looked at first, and what does not belong to the present stage does nothing.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from services.identity.account import Account
from services.identity.means import Means
from services.identity.request import LoginRequest
from services.identity.results import Judged, NotUsable, Stopped, StopReason, TooLate, TooLow
from services.identity.session import Level

if TYPE_CHECKING:
    from services.identity.digid import DigiD


class Visit:
    """One person from beginning to end. ``account`` is whose app or document it is; None before it was shown."""

    REFUSED: StopReason
    """How it ends when the person stops."""

    def __init__(self, digid: "DigiD", means: Means, request: LoginRequest, until: datetime, stage: str) -> None:
        self.means = means
        self.request = request
        self.until = until
        self.account: Account | None = None
        self._digid = digid
        self._stage = stage
        self._deadline: datetime | None = None
        self._result: Judged | TooLate | None = None
        if digid.pretence.ends == "unavailable":
            self._end(Stopped("unavailable", means, digid.rehearsal))

    def refuse(self) -> None:
        """Say no, put the phone away or take the document away."""
        self._look_at_the_clock()
        if self._result is None:
            if self.account is not None:
                self._digid.log(self.account, "login_cancelled", self.means, self.request)
            self._stop(self.REFUSED)

    # --- what the two kinds use

    def _late(self) -> StopReason:
        """Return how it ends when nothing is done for too long at this stage."""
        raise NotImplementedError

    def _at(self, stage: str) -> bool:
        """Return whether the visit goes on and has come to this stage."""
        self._look_at_the_clock()
        return self._result is None and self._stage == stage

    def _judge(self, reached: Level) -> None:
        if self.account is not None:
            self._end(self._digid.judge(self.account, self.means, reached, self.request))

    def _save(self, **changes: object) -> None:
        if self.account is not None:
            self.account = self._digid.save(self.account, **changes)

    def _look_at_the_clock(self) -> None:
        if self._result is not None:
            return
        now = self._digid.clock.now()
        if now >= self.until:
            self._end(TooLate(self.until))
        elif self._deadline is not None and now >= self._deadline:
            self._stop(self._late())

    def _stop(self, reason: StopReason, detail: str = "") -> None:
        self._end(Stopped(reason, self.means, detail))

    def _end(self, result: Judged | TooLate) -> None:
        self._stage, self._result = "over", result

    def _why_ended(self) -> str:
        """Return why it stopped, for the thing in the hand; empty while it goes on and when it went well."""
        result = self._result
        if isinstance(result, Stopped):
            return result.reason
        if isinstance(result, NotUsable):
            return f"not_usable_{result.reason}"
        return "too_low" if isinstance(result, TooLow) else "too_late" if isinstance(result, TooLate) else ""


def is_pin(text: str) -> bool:
    """Return whether this can be the pin of an app or a document: five digits."""
    return len(text) == 5 and text.isascii() and text.isdigit()
