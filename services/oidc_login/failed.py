"""Every way a login at another provider can fail, as one value with a reason that the screens word."""

from typing import Literal, get_args

Reason = Literal[
    "unreachable", "metadata", "cancelled", "denied", "late", "issuer", "code", "signature", "claims", "nonce",
    "expired", "level", "nobody", "real", "secret",
]  # fmt: skip
"""``denied``: the provider says no; ``code``: it does not take the code; ``nobody``: no practice person fits;
``real``: a number that is not of a practice person came, and was not kept; ``secret``: the key store does not give the
secret that this provider wants."""

REASONS: tuple[Reason, ...] = get_args(Reason)


class LoginFailed(Exception):
    """``detail`` is for a developer's eyes and quotes nothing that came from the provider's person."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason: Reason = reason
        self.detail = detail
