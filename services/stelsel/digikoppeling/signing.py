"""Signs a payload as the ADR module "signing" asks: JAdES, detached, PS256, over the digest of the body.

The signature travels in the header ``Payload-Signature`` beside ``Digest`` (RFC 3230); the body stays as it is. The
JWS has ``sigD`` with mechanism HttpHeaders and the one part "digest", an empty payload (RFC 7515 appendix F,
RFC 7797), and the signer's certificate in ``x5c``.
"""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from services.clock import Clock
from services.stelsel.digikoppeling.certificates import TestAuthority

SIGNATURE = "Payload-Signature"
DIGEST = "Digest"
ALGORITHM = "PS256"
MECHANISM = "http://uri.etsi.org/19182/HttpHeaders"
_CRITICAL = ("sigD", "b64")


class SignatureRefused(ValueError):
    """The signature does not prove what it should; says why."""


def digest(body: bytes) -> str:
    """Return the value of the header Digest."""
    return f"SHA-256={base64.b64encode(hashlib.sha256(body).digest()).decode()}"


def sign(body: bytes, authority: TestAuthority, clock: Clock, oin: str, name: str) -> dict[str, str]:
    """Return the two headers for ``body``, signed by the organisation with this OIN."""
    from cryptography.hazmat.primitives.serialization import Encoding

    issued = authority.issue(oin, name)
    chain = [issued.certificate, authority.root.certificate]
    headers = {
        "b64": False,
        "crit": list(_CRITICAL),
        "iat": int(clock.now().timestamp()),
        "sigD": {"mId": MECHANISM, "pars": ["digest"]},
        "x5c": [base64.b64encode(one.public_bytes(Encoding.DER)).decode() for one in chain],
    }
    told = digest(body)
    signature = _jws().encode(_signed(told), issued.key, ALGORITHM, headers, is_payload_detached=True)
    return {DIGEST: told, SIGNATURE: signature}


def verify(body: bytes, headers: Mapping[str, str], authority: TestAuthority) -> str:
    """Return the OIN of who signed ``body``; raises SignatureRefused."""
    import jwt
    from cryptography import x509

    told, signature = headers.get(DIGEST), headers.get(SIGNATURE)
    if not told or not signature:
        raise SignatureRefused(f"de headers {DIGEST} en {SIGNATURE} ontbreken")
    if told != digest(body):
        raise SignatureRefused("de inhoud past niet bij Digest")
    try:
        head = _jws().get_unverified_header(signature)
        certificate = x509.load_der_x509_certificate(base64.b64decode(head["x5c"][0]))
        oin = authority.check(certificate)
        key: Any = certificate.public_key()
        _jws().decode(signature, key, algorithms=[ALGORITHM], detached_payload=_signed(told))
    except (jwt.InvalidTokenError, KeyError, IndexError, TypeError, ValueError) as error:
        raise SignatureRefused(f"de handtekening klopt niet: {error}") from error
    meant = {"mId": MECHANISM, "pars": ["digest"]}
    if head.get("sigD") != meant or not {"sigD", "b64"} <= set(head.get("crit", ())):
        raise SignatureRefused("de handtekening gaat niet over de digest van de inhoud")
    return oin


def _signed(told: str) -> bytes:
    """Return the data to be signed: the header field as JAdES writes it (ETSI TS 119 182-1, 5.2.8.2)."""
    return f"digest: {told}".encode()


def _jws() -> Any:
    from jwt.api_jws import PyJWS

    class _Jades(PyJWS):
        _supported_crit = frozenset(_CRITICAL)  # type: ignore[assignment]  # what PyJWT does not know, we check

    return _Jades()
