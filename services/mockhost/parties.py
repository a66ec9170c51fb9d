"""The names of the organisations behind OINs: holders of registries, who reacts to events, and this office."""

from collections.abc import Iterable

from services.events.event import practice_oin
from services.events.reactions.written import Sender
from services.manifest import RegistryManifest
from services.stelsel.digikoppeling.log import PORTAL

OFFICE = "Voorportaal"


def party_names(manifests: Iterable[RegistryManifest], senders: Iterable[Sender]) -> dict[str, str]:
    """Return OIN -> name. A sender's own name wins from that of the registry that it holds."""
    names = {practice_oin(PORTAL): OFFICE}
    names |= {one.oin or practice_oin(one.id): one.holder for one in manifests}
    for sender in senders:
        names |= {sender.oin: sender.naam} | {one.oin: one.naam for one in sender.organisaties.values()}
    return names
