"""Follows every link between the registries, of all personas and a sample of generated citizens."""

import argparse
from pathlib import Path

from services.linkcheck.run import Links, sample, table

_TOLD = 20


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--sample", type=int, default=500, metavar="N", help="generated citizens to follow too (default: 500)"
    )
    parser.add_argument("--data", default="", metavar="URL", help="the store with what was changed or imported")
    parser.add_argument("--plugins", default=[], action="append", type=Path, metavar="DIR", help="more registries")


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each connection, and every broken link with file and line; 1 when there is one."""
    from services.mockhost.network import Network, NetworkOptions

    many = max(0, arguments.sample)
    network = Network(NetworkOptions(data=arguments.data, plugins=tuple(arguments.plugins), population=many > 0))
    links = Links(network.registries, network.sources.blocks, network.personas, network.sources.owner)
    check = links.check()
    known = check.everybody_known()
    if network.population is not None:
        country = network.population.country
        for number in sample(many, 9_000_000):
            check.person(country.bsn(number))
    print("\n".join(table(check.tallies)))
    print(f"{known} bekende personen en {many} gegenereerde burgers gevolgd.")
    broken = [error for tally in check.tallies for error in tally.broken]
    for error in broken[:_TOLD]:
        print(f"gebroken: {error}")
    if len(broken) > _TOLD:
        print(f"en nog {len(broken) - _TOLD} andere")
    return 1 if broken else 0
