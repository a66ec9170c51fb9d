"""Tells a person on which line of a TOML file a mistake stands; the parser with positions loads only then."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from resources import toml
from services.decoding import convert
from services.errors import InputError

if TYPE_CHECKING:
    from tree_sitter import Node

T = TypeVar("T")
KeyPath = tuple[str | int, ...]

_HEAD_AND_PLACE = re.compile(r"(?s)^(?P<what>.*?)(?: - at `(?P<in_key>key` in `)?\$(?P<place>[^`]*)`)?$")
_PART = re.compile(r"\.(?P<name>[^.\[]+)|\[(?P<index>\d+)\]|(?P<any>\[\.\.\.\])")
_WORDS = {
    "int": "een geheel getal",
    "float": "een getal",
    "str": 'tekst tussen "aanhalingstekens"',
    "bool": "true of false",
    "date": "een datum zoals 2027-01-05",
    "datetime": "een datum met tijd zoals 2027-01-05T14:02:00",
    "time": "een tijd zoals 14:02:00",
    "array": "een lijst tussen [ en ]",
    "object": "een tabel",
    "null": "niets",
}
_LIMITS = {"<=": "hoogstens", ">=": "minstens", "<": "kleiner dan", ">": "groter dan", "==": "precies"}


def load(path: Path, *, keep: bool = False) -> dict[str, Any]:
    """Read a TOML file; raises InputError with file and line when it is missing, not UTF-8 or not TOML.

    ``keep`` what it says in a quickly read form: only for a file that comes with the house or a plug-in.
    """
    try:
        return toml.read_kept(path) if keep else toml.read(path)
    except OSError as error:
        raise InputError(f"kan niet worden gelezen ({error.strerror})", file=str(path)) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputError("bewaar dit bestand als UTF-8", file=str(path), line=line) from error
    except ValueError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        line = int(place[1]) if place else len(path.read_text(encoding="utf-8").splitlines())
        raise InputError(f"dit is geen TOML: {error}", file=str(path), line=line) from error


def decode(path: Path, table: object, kind: type[T], within: KeyPath = ()) -> T:
    """Return ``table`` as a ``kind``; ``within`` is where the table stands in the file ``path``.

    Raises InputError with file, line and field, in words that say how to mend it.
    """
    try:
        return convert(table, kind)
    except msgspec.ValidationError as error:
        raise _input_error(path, table, kind, within, error) from error


def locate(text: str, path: KeyPath) -> int:
    """Return the line (from 1) of the key at ``path``, or of its nearest parent that is written down.

    Numbers in the path count the elements of an array, from 0. Returns 0 when not even a parent is there.
    """
    lines = _index(text)
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 0


def fault(path: Path, key: KeyPath, message: str) -> InputError:
    """Return the InputError for ``message`` about the key ``key`` of the file ``path``, with its line."""
    try:
        line = locate(path.read_text(encoding="utf-8"), key)
    except (OSError, UnicodeDecodeError):
        line = 0
    return InputError(message, file=str(path), line=line, field=_dotted(key))


def _input_error(
    path: Path, table: object, kind: type[Any], within: KeyPath, error: msgspec.ValidationError
) -> InputError:
    found = _HEAD_AND_PLACE.match(str(error))
    what = found["what"] if found else str(error)
    key = within + _resolve(table, kind, str(error), (found and found["place"]) or "")
    for pattern in (r"unknown field `(.*)`", r"missing required field `(.*)`"):
        named = re.search(pattern, what)
        if named:
            key = (*key, named[1])
    return fault(path, key, _say(what, kind))


def _resolve(table: object, kind: type[Any], message: str, place: str) -> KeyPath:
    """Turn msgspec's ``.a[...].b[2]`` into keys; ``[...]`` is found by leaving out every other entry."""
    keys: list[str | int] = []
    for part in _PART.finditer(place):
        if part["name"] is not None:
            keys.append(part["name"])
        elif part["index"] is not None:
            keys.append(int(part["index"]))
        else:
            guilty = _guilty(table, kind, message, tuple(keys))
            if guilty is None:
                break
            keys.append(guilty)
    return tuple(keys)


def _guilty(table: object, kind: type[Any], message: str, at: KeyPath) -> str | None:
    here = _dig(table, at)
    for name in here if isinstance(here, Mapping) else ():
        try:
            convert(_replaced(table, at, {name: here[name]}), kind)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return str(name)
    return None


def _dig(table: Any, at: KeyPath) -> Any:
    for key in at:
        try:
            table = table[key]
        except (KeyError, IndexError, TypeError):
            return None
    return table


def _replaced(table: Any, at: KeyPath, value: object) -> Any:
    if not at:
        return value
    copy: Any = list(table) if isinstance(table, (list, tuple)) else dict(table)
    copy[at[0]] = _replaced(table[at[0]], at[1:], value)
    return copy


def _say(what: str, kind: type[Any]) -> str:
    unknown = re.search(r"unknown field `(.*)`", what)
    if unknown:
        return f"deze naam bestaat hier niet{_nearest(unknown[1], kind)}; verbeter of verwijder hem"
    if "missing required field" in what:
        return "dit ontbreekt; vul het in"
    expected = re.fullmatch(r"Expected `([^`]*)`, got `([^`]*)`", what)
    if expected:
        wanted = " of ".join(_WORDS.get(word, word) for word in expected[1].split(" | "))
        return f"hier hoort {wanted}, er staat {_WORDS.get(expected[2], expected[2])}"
    shape = re.fullmatch(r"Expected `str` matching regex (.*)", what)
    if shape:
        return f"dit heeft niet de goede vorm; het moet passen op {shape[1]}"
    limit = re.fullmatch(r"Expected `[^`]*` (of length )?(<=|>=|<|>|==) (.*)", what)
    if limit:
        return f"{'de lengte' if limit[1] else 'dit getal'} moet {_LIMITS[limit[2]]} {limit[3]} zijn"
    enum = re.fullmatch(r"Invalid enum value (.*)", what)
    if enum:
        return f"{enum[1]} kan hier niet; kies een van de toegestane waarden"
    return what


def _nearest(name: str, kind: type[Any]) -> str:
    """Name the field of the whole structure that looks most like ``name``, if one does."""
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(set(_field_names(msgspec.inspect.type_info(kind)))), n=1)
    return f" (bedoelde u {close[0]!r}?)" if close else ""


def _field_names(info: Any, seen: tuple[object, ...] = ()) -> Iterator[str]:
    cls = getattr(info, "cls", None)
    if cls is not None and cls in seen:
        return
    for field in getattr(info, "fields", ()):
        yield str(field.encode_name)
        yield from _field_names(field.type, (*seen, cls))
    for part in ("item_type", "value_type"):
        if hasattr(info, part):
            yield from _field_names(getattr(info, part), (*seen, cls))
    for option in (*getattr(info, "types", ()), *getattr(info, "item_types", ())):
        yield from _field_names(option, (*seen, cls))


def _dotted(key: KeyPath) -> str:
    text = ""
    for part in key:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else part)
    return text


def _index(text: str) -> dict[KeyPath, int]:
    """Return the first line of every key, table and array element of a TOML text."""
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    root = Parser(Language(tree_sitter_toml.language())).parse(text.encode()).root_node
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    for node in root.named_children:
        if node.type == "pair":
            _pair(node, (), lines)
        elif node.type in ("table", "table_array_element"):
            _table(node, lines, counts)
    return lines


def _table(node: "Node", lines: dict[KeyPath, int], counts: dict[KeyPath, int]) -> None:
    names = _key(node.named_children[0])
    at: KeyPath = ()
    for depth, name in enumerate(names, start=1):
        at = (*at, name)
        lines.setdefault(at, _line(node))
        if node.type == "table_array_element" and depth == len(names):
            counts[at] = counts.get(at, -1) + 1
        if at in counts:
            at = (*at, counts[at])
            lines.setdefault(at, _line(node))
    for child in node.named_children[1:]:
        if child.type == "pair":
            _pair(child, at, lines)


def _pair(node: "Node", under: KeyPath, lines: dict[KeyPath, int]) -> None:
    at = under
    for name in _key(node.named_children[0]):
        at = (*at, name)
        lines.setdefault(at, _line(node))
    _value(node.named_children[-1], at, lines)


def _value(node: "Node", at: KeyPath, lines: dict[KeyPath, int]) -> None:
    if node.type == "inline_table":
        for child in node.named_children:
            if child.type == "pair":
                _pair(child, at, lines)
    elif node.type == "array":
        elements = [child for child in node.named_children if child.type != "comment"]
        for number, child in enumerate(elements):
            lines.setdefault((*at, number), _line(child))
            _value(child, (*at, number), lines)


def _key(node: "Node") -> list[str]:
    if node.type == "dotted_key":
        return [name for child in node.named_children for name in _key(child)]
    text = (node.text or b"").decode()
    if node.type != "quoted_key":
        return [text]
    import tomli

    return [str(next(iter(tomli.loads(f"{text} = 0"))))]


def _line(node: "Node") -> int:
    return node.start_point[0] + 1
