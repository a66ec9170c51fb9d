"""Puts what the registries say about a datum into another language; what nobody translated stays as the law has it."""

from msgspec.structs import replace

from services.official import OFFICIAL, law, said
from services.stelsel.stelselcatalogus.terms import Field, FieldWords, ObjectType, ObjectWords


def field_in(field: Field, words: FieldWords | None, language: str) -> Field:
    """Return a field in ``language``; organisations and laws keep their own name, with an explanation."""
    if language == OFFICIAL or words is None:
        return field
    return replace(
        field,
        name=words.name,
        definition=words.definition,
        holder=words.holder or said(field.holder, language),
        ground=words.ground or law(field.ground, language) or field.ground,
        format=words.format or field.format,
        also=words.also,
        users=tuple(said(user, language) for user in field.users),
    )


def object_in(kind: ObjectType, words: ObjectWords | None, language: str) -> ObjectType:
    """Return a kind of thing in ``language``, with its users."""
    if language == OFFICIAL or words is None:
        return kind
    users = tuple(said(user, language) for user in kind.users)
    return replace(kind, name=words.name, definition=words.definition, users=users)
