"""Serves every practice registry over HTTP, under the base paths of the published APIs."""

import argparse
import secrets
from pathlib import Path

from app.cli._subcommands import subcommands
from services.mockhost.network import NetworkOptions

DEFAULT_PORT = 8080
QUICKEST, ROOMY = 2, 8
_THREADS = "calls handled at once (default: 2, which is quickest; with --faults 8, so that faults can hold 6 calls)"


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of the server, and the commands that talk to a running one."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", default=DEFAULT_PORT, type=_port, help="0 takes a free one")
    parser.add_argument("--data", default="", metavar="URL", help="where changes are kept (default: memory)")
    parser.add_argument("--clock", default="", metavar="YYYY-MM-DD[THH:MM]", help="the time it is at the start")
    parser.add_argument("--auth", default="token", choices=("token", "none"), help="none: on this machine only")
    parser.add_argument("--jwks", default="", metavar="FILE|URL", help="keys of tokens that are signed elsewhere")
    parser.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate chain (PEM)")
    parser.add_argument("--tls-key", type=Path, metavar="FILE", help="its key (PEM)")
    parser.add_argument("--tls-client-ca", type=Path, metavar="FILE", help="callers need a certificate of this CA")
    parser.add_argument("--threads", type=_threads, help=_THREADS)
    parser.add_argument("--faults", type=Path, metavar="FILE", help="faults to begin with (TOML)")
    parser.add_argument("--population", action="store_true", help="also answer for nine million generated citizens")
    parser.add_argument("--plugins", default=[], action="append", type=Path, metavar="DIR", help="more registries")
    subcommands(parser, Path(__file__).parent / "_registries", "app.cli._registries")


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C, or run the command that was named."""
    if arguments.run is not None:
        code: int = arguments.run(arguments)
        return code
    from services.mockhost.serving import prepare, serve

    options = prepare(
        NetworkOptions(
            host=arguments.host,
            port=arguments.port,
            data=arguments.data,
            clock=arguments.clock,
            auth=arguments.auth == "token",
            jwks=arguments.jwks,
            tls_cert=arguments.tls_cert,
            tls_key=arguments.tls_key,
            client_ca=arguments.tls_client_ca,
            faults=arguments.faults,
            plugins=tuple(arguments.plugins),
            threads=arguments.threads or (ROOMY if arguments.faults else QUICKEST),
            population=arguments.population,
            control_key=secrets.token_urlsafe(24),
        )
    )
    _welcome(options)
    return serve(options)


def _welcome(options: NetworkOptions) -> None:
    """Say where it is and how to get in. The key is told here only: not kept, not in a file."""
    at = f"--url {options.origin}"
    lines = [f"Oefenregisters op {options.origin}/ – geen echte overheid, geen echte gegevens. Stoppen: Ctrl-C."]
    if not options.auth:
        lines.append("Let op: --auth none, iedereen op deze machine mag alles vragen.")
    lines.append(f"Beheersleutel: {options.control_key}")
    if options.auth and not options.jwks:
        lines.append(f"Een sessietoken:  main.py registries token --persona fenna {at}")
    lines.append(f"Storingen:        main.py registries faults {at}")
    print("\n".join(lines), flush=True)


def _port(text: str) -> int:
    value = int(text)
    if not 0 <= value <= 65535:
        raise argparse.ArgumentTypeError("kies een poort van 0 tot en met 65535")
    return value


def _threads(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 64:
        raise argparse.ArgumentTypeError("kies een getal van 1 tot en met 64")
    return value
