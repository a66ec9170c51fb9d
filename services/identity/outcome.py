"""What the service hears of a login: the SAML status of DigiD and the OIDC error beside it (DOMAIN.md §1.1)."""

from msgspec import Struct

CANCELLED_MESSAGE = "Authentication cancelled"


class Told(Struct, frozen=True):
    """``second`` is the second-level code; ``message`` the StatusMessage; ``oidc`` is empty for a success."""

    saml: str
    second: str = ""
    message: str = ""
    oidc: str = ""


SUCCESS = Told("Success")
CANCELLED = Told("Responder", "AuthnFailed", CANCELLED_MESSAGE, "access_denied")
FAILED = Told("Responder", "AuthnFailed", "", "access_denied")
TOO_LOW = Told("Responder", "NoAuthnContext", "", "unmet_authentication_requirements")
REFUSED = Told("Responder", "RequestDenied", "", "access_denied")
UNSUPPORTED = Told("Responder", "RequestUnsupported", "", "unmet_authentication_requirements")
UNAVAILABLE = Told("Responder", "NoSupportedIDP", "", "temporarily_unavailable")
NOTHING_YET = Told("")
"""The login goes on: the service waits."""
