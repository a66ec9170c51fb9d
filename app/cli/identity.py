"""Serves the practice login as an OpenID Connect provider, so that other prototypes can log in at it."""

import argparse
from pathlib import Path
from urllib.parse import urlsplit

from services.errors import InputError
from services.identity.oidc.clients import Client

DEFAULT_PORT = 8081
PROTOTYPE = Client(
    "prototype",
    "uw prototype",
    ("http://127.0.0.1/callback", "http://[::1]/callback"),
    ("http://127.0.0.1/", "http://[::1]/"),
)
VOORPORTAAL = Client("voorportaal", "Voorportaal", ("http://127.0.0.1/terug",), ("http://127.0.0.1/uitgelogd",))


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of the provider."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", default=DEFAULT_PORT, type=int, help="0 takes a free one")
    parser.add_argument("--clock", default="", metavar="YYYY-MM-DD[THH:MM]", help="the time it is at the start")
    parser.add_argument(
        "--client", default=[], action="append", metavar="ID=URL",
        help="a prototype and an address it may return to; repeat for more",
    )  # fmt: skip
    parser.add_argument("--alg", default="ES256", choices=("ES256", "PS256"), help="how tokens are signed")
    parser.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate chain (PEM)")
    parser.add_argument("--tls-key", type=Path, metavar="FILE", help="its key (PEM)")
    parser.add_argument("--plugins", default=[], action="append", type=Path, metavar="DIR", help="more persons")


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    from services.mockhost.serving import prepare, serve
    from services.oidc_host.serving import IdentityLoader, IdentityOptions, app

    options = prepare(
        IdentityOptions(
            host=arguments.host,
            port=_port(arguments.port),
            clock=arguments.clock,
            tls_cert=arguments.tls_cert,
            tls_key=arguments.tls_key,
            plugins=tuple(arguments.plugins),
            clients=(PROTOTYPE, VOORPORTAAL, *clients(arguments.client)),
            algorithm=arguments.alg,
        ),
        app,
    )
    lines = [
        f"Inlogdienst op {options.origin} – geen echte overheid, geen echte gegevens. Stoppen: Ctrl-C.",
        f"Voor uw prototype: issuer {options.origin}, client_id prototype, geen geheim, PKCE S256,",
        "  redirect_uri http://127.0.0.1:<poort>/callback, scope openid (profile, bsn, registers)",
        f"Registers die deze sessies kennen: main.py registries --jwks {options.origin}/jwks",
    ]
    print("\n".join(lines), flush=True)
    return serve(options, IdentityLoader(options))


def clients(named: list[str]) -> list[Client]:
    """Return the clients of ``ID=URL`` words; raises InputError for an address nobody may be sent to."""
    found: dict[str, tuple[str, ...]] = {}
    for one in named:
        name, _, address = one.partition("=")
        parts = urlsplit(address)
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1"))
        if not name or not parts.netloc or parts.fragment or not safe or "*" in address:
            message = "schrijf ID=adres, met een https-adres of http://127.0.0.1/pad, zonder # of *"
            raise InputError(message, field=f"--client {one}")
        found[name] = (*found.get(name, ()), address)
    return [Client(name, name, addresses, addresses) for name, addresses in found.items()]


def _port(value: int) -> int:
    if not 0 <= value <= 65535:
        raise InputError("kies een poort van 0 tot en met 65535", field="--port")
    return value
