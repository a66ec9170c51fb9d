"""The names of the organisations behind OINs: holders of registries, who reacts to events, and this office."""

from collections.abc import Iterable

from services.events.event import practice_oin
from services.events.reactions.written import Sender
from services.manifest import RegistryManifest
from services.stelsel.digikoppeling.log import PORTAL

OFFICE = "Voorportaal"


def party_names(manifests: Iterable[RegistryManifest], senders: Iterable[Sender]) -> dict[str, str]:
    """Return OIN -> name. A sender's own name wins from what others, and the registry that it holds, call it."""
    names = {practice_oin(PORTAL): OFFICE}
    names |= {one.oin or practice_oin(one.id): one.holder for one in manifests}
    known = list(senders)
    for sender in known:
        names |= {one.oin: one.naam for one in sender.organisaties.values()}
    return names | {sender.oin: sender.naam for sender in known}
