"""What stood in the usage history of a practice person before today, where it agrees with the person's own account."""

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from services.clock import Clock
from services.identity import account_rules
from services.identity.account import Account
from services.identity.history import Action, Line

_DONE: tuple[tuple[int, int, Action, str, str], ...] = (
    (6, 1175, "login_succeeded", "Mijn toeslagen", "sms"),
    (6, 1174, "sms_sent", "", ""),
    (13, 1221, "login_succeeded", "Mijn gemeente", "sms"),
    (13, 1219, "sms_sent", "", ""),
    (27, 562, "login_succeeded", "Mijn zorgverzekering", "password"),
    (27, 560, "login_failed", "Mijn zorgverzekering", "password"),
    (41, 815, "email_verified", "", ""),
    (58, 1304, "login_cancelled", "Mijn belastingen", "sms"),
    (77, 940, "phone_changed", "", ""),
    (121, 620, "password_changed", "", ""),
)
"""Days ago, minute of the day, action, service, means: what nearly every practice person did with the account.

Nothing of an app or a document: which ones there are, and since when, the person's own file says.
"""


class EarlierUse:
    """``written`` gives the account of a BSN as its file says it is, whatever a session changed; or None."""

    def __init__(self, written: Callable[[str], Account | None], clock: Clock) -> None:
        self._written, self._clock = written, clock

    def __call__(self, bsn: str) -> list[Line]:
        """Return the lines, the newest first."""
        account = self._written(bsn)
        if account is None or account.first_time or account.status in ("initial", "requested"):
            return []
        return [_as_heard(one, account) for one in self._all(bsn) if _agrees(one, account)]

    def _all(self, bsn: str) -> list[Line]:
        midnight = self._clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
        shift = int(bsn[-3:]) % 17
        return [
            Line(midnight - timedelta(days=days) + timedelta(minutes=minute - shift), action, service, means)
            for days, minute, action, service, means in _DONE
        ]


def _agrees(line: Line, account: Account) -> bool:
    """Nobody logs in without what it takes, and what is not there was not changed or checked."""
    if line.means == "password":
        return not account.two_steps
    if line.means == "sms" or line.action == "sms_sent":
        return account.reachable_by_sms
    if line.action == "email_verified":
        return bool(account.email) and account.email_checked
    if line.action == "phone_changed":
        return bool(account.telefoon)
    # A password that the rules of today refuse was chosen before there were any.
    return not account_rules.password(account.password, account.username)


def _as_heard(line: Line, account: Account) -> Line:
    return replace(line, action="spoken_sent") if line.action == "sms_sent" and account.spoken else line
