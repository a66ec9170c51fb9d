"""What the provider tells about itself (OpenID Connect Discovery 1.0), so that a client needs only the issuer."""

from typing import Any

from services.identity.oidc.asking import SCOPES
from services.identity.token_profile import LOA

AUTHORIZE, TOKEN, USERINFO, JWKS, LEAVE = "/authorize", "/token", "/userinfo", "/jwks", "/logout"
REVOKE = "/revoke"
WELL_KNOWN = "/.well-known/openid-configuration"


def metadata(issuer: str, algorithm: str) -> dict[str, Any]:
    """Return the discovery document; there is no ``amr`` and no other flow than the code with S256."""
    return {
        "issuer": issuer,
        "authorization_endpoint": issuer + AUTHORIZE,
        "token_endpoint": issuer + TOKEN,
        "userinfo_endpoint": issuer + USERINFO,
        "jwks_uri": issuer + JWKS,
        "end_session_endpoint": issuer + LEAVE,
        "revocation_endpoint": issuer + REVOKE,
        "revocation_endpoint_auth_methods_supported": ["none"],
        "scopes_supported": list(SCOPES),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": [algorithm],
        "token_endpoint_auth_methods_supported": ["none"],
        "code_challenge_methods_supported": ["S256"],
        "acr_values_supported": list(LOA.values()),
        "claims_supported": [
            "iss", "sub", "sub_id_type", "aud", "azp", "iat", "exp", "auth_time", "nonce", "acr", "jti", "sid",
            "at_hash", "name", "bsn",
        ],
        "ui_locales_supported": ["nl", "en"],
        "claims_parameter_supported": False,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
        "authorization_response_iss_parameter_supported": True,
    }  # fmt: skip
