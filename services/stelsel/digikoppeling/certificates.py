"""A certificate authority for practice: certificates as PKIoverheid has them, with the OIN in the subject.

The keys live in memory and die with the program; nobody outside should trust them. ``main.py stelsel certificaten``
writes a set to files, for two-sided TLS between programs on a test machine.
"""

import threading
from datetime import timedelta
from typing import Any

from msgspec import Struct

from services.clock import Clock

_BITS = 2048
_YEARS = timedelta(days=1095)
AUTHORITY = "Voorportaal Oefen-CA (niet vertrouwen)"


class Issued(Struct, frozen=True):
    """A key with its certificate; both of the ``cryptography`` package."""

    key: Any
    certificate: Any

    def pem(self) -> tuple[bytes, bytes]:
        """Return key and certificate in PEM."""
        from cryptography.hazmat.primitives import serialization as form

        plain = form.NoEncryption()
        key = self.key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, plain)
        return key, self.certificate.public_bytes(form.Encoding.PEM)


class TestAuthority:
    """Issues one certificate per OIN, when it is first asked for."""

    __test__ = False  # no test class, though its name begins like one

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._root: Issued | None = None
        self._issued: dict[tuple[str, tuple[str, ...]], Issued] = {}
        self._lock = threading.Lock()

    @property
    def root(self) -> Issued:
        """The authority's own certificate."""
        with self._lock:
            return self._authority()

    def issue(self, oin: str, name: str, hosts: tuple[str, ...] = ()) -> Issued:
        """Return the certificate of an organisation: O is its name, serialNumber its OIN; ``hosts`` it may serve."""
        with self._lock:
            key = (oin, hosts)
            if key not in self._issued:
                self._issued[key] = self._made(oin, name, hosts)
            return self._issued[key]

    def check(self, certificate: Any) -> str:
        """Return the OIN in a certificate of ours that is valid now; raises ValueError."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.x509.oid import NameOID

        try:
            certificate.verify_directly_issued_by(self.root.certificate)
        except (InvalidSignature, TypeError) as error:
            raise ValueError("het certificaat is niet van de oefen-CA") from error
        if not certificate.not_valid_before_utc <= self._clock.now() <= certificate.not_valid_after_utc:
            raise ValueError("het certificaat is niet geldig op dit moment")
        found = certificate.subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)
        if not found:
            raise ValueError("het certificaat noemt geen OIN")
        return str(found[0].value)

    def _authority(self) -> Issued:
        if self._root is None:
            from cryptography import x509
            from cryptography.x509.oid import NameOID

            name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, AUTHORITY)])
            key = _key()
            builder = self._builder(name, name, key).add_extension(x509.BasicConstraints(True, 0), critical=True)
            self._root = Issued(key, _signed(builder, key))
        return self._root

    def _made(self, oin: str, name: str, hosts: tuple[str, ...]) -> Issued:
        from cryptography import x509
        from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

        root, key = self._authority(), _key()
        told = {
            NameOID.COUNTRY_NAME: "NL", NameOID.ORGANIZATION_NAME: name[:64], NameOID.COMMON_NAME: name[:64],
            NameOID.SERIAL_NUMBER: oin,
        }  # fmt: skip
        subject = x509.Name([x509.NameAttribute(oid, value) for oid, value in told.items()])
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.SERVER_AUTH])
        builder = self._builder(subject, root.certificate.subject, key)
        builder = builder.add_extension(x509.BasicConstraints(False, None), critical=True)
        builder = builder.add_extension(use, critical=False)
        if hosts:
            names = x509.SubjectAlternativeName([_host(one) for one in hosts])
            builder = builder.add_extension(names, critical=False)
        return Issued(key, _signed(builder, root.key))

    def _builder(self, subject: Any, issuer: Any, key: Any) -> Any:
        from cryptography import x509

        now = self._clock.now()
        builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        builder = builder.serial_number(x509.random_serial_number())
        return builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + _YEARS)


def _key() -> Any:
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(65537, _BITS)


def _signed(builder: Any, key: Any) -> Any:
    from cryptography.hazmat.primitives import hashes

    return builder.sign(key, hashes.SHA256())


def _host(name: str) -> Any:
    import ipaddress

    from cryptography import x509

    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
