"""What we read from the log of processing."""

import msgspec


class Kenmerken(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of a line; empty where it does not apply. ``handelend`` is another who acted for the subject."""

    register: str = msgspec.field(name="voorportaal.register", default="")
    koppelvlak: str = msgspec.field(name="voorportaal.koppelvlak", default="")
    handeling: str = msgspec.field(name="voorportaal.handeling", default="")
    handelend: str = msgspec.field(name="voorportaal.handelend", default="")
    organisatie: str = msgspec.field(name="voorportaal.organisatie", default="")
    doel: str = msgspec.field(name="voorportaal.doel", default="")
    gegevens: str = msgspec.field(name="voorportaal.gegevens", default="")


class Verwerking(msgspec.Struct, frozen=True, kw_only=True):
    """One line; ``start_time`` is in milliseconds since 1970, ``status_code`` 1 is well, 2 failed."""

    trace_id: str
    status_code: int
    start_time: int
    attributes: Kenmerken


class Inzage(msgspec.Struct, frozen=True):
    """The answer, the newest first."""

    verwerkingen: tuple[Verwerking, ...]
