"""Writes practice certificates (PEM) with an OIN in them, for two-sided TLS between programs on a test machine."""

import argparse
from pathlib import Path

from services.atomic import NotSaved, atomic_write
from services.clock import Clock
from services.errors import InputError
from services.identifiers import is_oin

_NAMES = ("localhost", "127.0.0.1", "::1")


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where to write them")
    parser.add_argument("--oin", default="00000001900101246000", help="of the organisation that calls")
    parser.add_argument("--naam", default="Belastingdienst", help="its name")
    parser.add_argument("--host", default=[], action="append", metavar="NAME", help="another name of the server")


def run(arguments: argparse.Namespace) -> int:
    """Write the authority, a server's and a caller's certificate with their keys, and say how to use them."""
    from services.stelsel.digikoppeling.certificates import TestAuthority

    if not is_oin(arguments.oin):
        raise InputError(f"--oin {arguments.oin}: een OIN heeft twintig cijfers")
    authority = TestAuthority(Clock())
    server = authority.issue("00000001900700055000", "Logius (oefening)", (*_NAMES, *arguments.host))
    caller = authority.issue(arguments.oin, arguments.naam)
    out: Path = arguments.out
    _write(out / "ca.pem", authority.root.pem()[1])
    for name, issued in (("server", server), ("client", caller)):
        key, certificate = issued.pem()
        _write(out / f"{name}.key", key)
        _write(out / f"{name}.pem", certificate)
    print(f"main.py registries --tls-cert {out}/server.pem --tls-key {out}/server.key --tls-client-ca {out}/ca.pem")
    print(f"curl --cacert {out}/ca.pem --cert {out}/client.pem --key {out}/client.key https://localhost:8080/")
    return 0


def _write(path: Path, raw: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, raw)
    except (NotSaved, OSError) as error:
        raise InputError(f"kan niet worden geschreven ({error.strerror})", file=str(path), field="--out") from error
