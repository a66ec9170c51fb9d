"""What the mock of the log answers: this session's lines and the organisations' own, the newest first."""

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from services.access_log import ACTIVITIES, NAMESPACE, OK, Bron, Kenmerken, Verwerking
from services.decoding import convert
from services.mockkit.world import World
from services.registries.logboek.block import Block, Raadpleging


class Inzage(msgspec.Struct, frozen=True):
    """The answer."""

    verwerkingen: tuple[Verwerking, ...]


def inzage(world: World[Block], subject: str) -> Inzage:
    """Return every line about one subject. Of who acted the name is told, not the number."""
    own = [convert(row, Verwerking) for _, row in world.store.query(NAMESPACE, f"{subject}/")]
    names = {one.bsn: one.naam for one in world.persons.values()}
    lines = [_named(one, subject, names) for one in own]
    block = world.blocks.get(subject)
    earlier = _earlier(world, subject, block.verwerkingen if block is not None else ())
    return Inzage(tuple(sorted([*lines, *earlier], key=_moment, reverse=True)))


def _named(line: Verwerking, subject: str, names: Mapping[str, str]) -> Verwerking:
    actor = line.attributes.actor
    said = "" if actor == subject else names.get(actor, "?")
    attributes = msgspec.structs.replace(line.attributes, actor=said)
    return msgspec.structs.replace(line, attributes=attributes)


def _earlier(world: World[Block], subject: str, told: Iterable[Raadpleging]) -> list[Verwerking]:
    now = world.clock.now()
    return [_line(subject, one) for one in told if one.moment <= now]


def _line(subject: str, one: Raadpleging) -> Verwerking:
    began = int(one.moment.timestamp() * 1000)
    trace = hashlib.sha256(f"{subject}/{began}/{one.organisatie}/{one.gegevens}".encode()).hexdigest()
    return Verwerking(
        trace_id=trace[:32],
        operation_id=trace[32:48],
        status_code=OK,
        name=one.doel,
        start_time=began,
        end_time=began,
        resource=Bron(name=one.organisatie),
        attributes=Kenmerken(
            activity=f"{ACTIVITIES}/organisaties/{trace[48:]}",
            subject=subject,
            subject_type="KVK" if len(subject) == 8 else "BSN",
            registry=one.register,
            organisation=one.organisatie,
            purpose=one.doel,
            data=one.gegevens,
        ),
    )


def _moment(line: Verwerking) -> tuple[int, str]:
    return line.start_time, line.trace_id
