"""What the tables share that an author writes in a persona's file: every registry's ``block.py`` is made of these."""

import msgspec


class Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename="camel", kw_only=True):
    """One table: camelCase in the file, nothing unknown, nothing changed later."""


class AnswerTable(Table, frozen=True, kw_only=True, omit_defaults=True):
    """One that an answer is written from as well: what an author left out is left out there too."""
