"""A small part of SoQL, Socrata's query language: enough to filter, choose, order and page."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from services.mockkit.problem import Problem
from services.registries.rdw.columns import Kind
from services.registries.rdw.predicates import All, Compare, Either, In, Like, Null, Row, SortKey, Test, as_number

Columns = Mapping[str, Kind]
_TOKEN = re.compile(
    r"\s*(?:(?P<string>'(?:[^']|'')*')|(?P<number>-?[0-9]{1,30}(?:\.[0-9]{1,30})?)|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign><=|>=|!=|<>|=|<|>|\(|\)|,))",
)
_LONGEST = 4000
_DEEPEST = 40
_MOST = 50000
_USUAL = 1000
_OPTIONS = frozenset({"$where", "$limit", "$offset", "$select", "$order"})


def answer(rows: Sequence[Row], columns: Columns, params: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the rows asked for; raises Problem 400 in Socrata's own error shape."""
    asked = {name: str(value[-1] if isinstance(value, list) else value) for name, value in params.items()}
    wanted = list(rows)
    for name, text in _filters(asked, columns):
        wanted = [row for row in wanted if row.get(name) == text]
    if "$where" in asked:
        test = _Parser(asked["$where"], columns).whole()
        wanted = [row for row in wanted if test(row)]
    if asked.get("$order"):
        wanted = _ordered(wanted, asked["$order"], columns)
    start, size = _number(asked, "$offset", 0, None), _number(asked, "$limit", _USUAL, _MOST)
    return _selected(wanted, asked.get("$select", "*"), columns, start, size)


def asked_for(name: str, params: Mapping[str, Any]) -> str:
    """Return the one value that column ``name`` must have, by a filter or ``name='…'`` in $where; "" when none."""
    value = params.get(name) or ""
    if value:
        return str(value[-1] if isinstance(value, list) else value)
    found = re.search(rf"\b{name}\s*=\s*'([^']*)'", str(params.get("$where") or ""))
    return found[1] if found else ""


def refusal(code: str, message: str) -> Problem:
    """Return a 400 as Socrata writes it."""
    body = {"code": code, "error": True, "message": message}
    return Problem(400, code, message, body=body, content_type="application/json")


def _filters(asked: Mapping[str, str], columns: Columns) -> list[tuple[str, str]]:
    for name in asked:
        if name.startswith("$") and name not in _OPTIONS:
            raise refusal("query.parameter.unknown", f"Unrecognized arguments [{name}]")
        if not name.startswith("$"):
            _column(name, columns)
    return [(name, text) for name, text in asked.items() if not name.startswith("$")]


def _column(name: str, columns: Columns) -> str:
    if name not in columns:
        raise refusal("query.soql.no-such-column", f"No such column: {name}")
    return name


def _number(asked: Mapping[str, str], name: str, usual: int, most: int | None) -> int:
    text = asked.get(name, "")
    if not text:
        return usual
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise refusal("query.parameter.malformed", f"Invalid value for {name}")
    if most is not None and int(text) > most:
        raise refusal("query.parameter.malformed", f"{name} is at most {most}")
    return int(text)


def _ordered(rows: Sequence[Row], text: str, columns: Columns) -> list[Row]:
    ordered = list(rows)
    for part in reversed(text.split(",")):
        words = part.split()
        if not words or len(words) > 2 or (len(words) == 2 and words[1].lower() not in ("asc", "desc")):
            raise refusal("query.compiler.malformed", "Could not parse $order")
        column = _column(words[0], columns)
        key = SortKey(column, columns[column])
        ordered.sort(key=key, reverse=words[-1].lower() == "desc")
    return ordered


def _selected(rows: Sequence[Row], text: str, columns: Columns, start: int, size: int) -> list[dict[str, str]]:
    if text.replace(" ", "").lower() == "count(*)":
        return [{"count": str(len(rows))}]
    page = rows[start : start + size]
    if text.strip() == "*":
        return [dict(row) for row in page]
    names = [_column(part.strip(), columns) for part in text.split(",")]
    return [{name: row[name] for name in names if name in row} for row in page]


class _Parser:
    """Reads ``$where``: comparisons, ``in``, ``is null``, ``like``, joined by and, or and brackets."""

    def __init__(self, text: str, columns: Columns) -> None:
        self._columns = columns
        self._tokens = _tokens(text)
        self._at = 0
        self._depth = 0

    def whole(self) -> Test:
        """Return the test that the whole text describes."""
        test = self._either()
        if self._at < len(self._tokens):
            raise _malformed(self._tokens[self._at])
        return test

    def _either(self) -> Test:
        tests = [self._both()]
        while self._take("or"):
            tests.append(self._both())
        return Either(tests)

    def _both(self) -> Test:
        tests = [self._single()]
        while self._take("and"):
            tests.append(self._single())
        return All(tests)

    def _single(self) -> Test:
        if self._take("("):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise _malformed("(")
            test = self._either()
            self._expect(")")
            self._depth -= 1
            return test
        column = _column(self._next(), self._columns)
        return self._comparison(column, self._columns[column])

    def _comparison(self, column: str, kind: Kind) -> Test:
        if self._take("is"):
            negated = self._take("not")
            self._expect("null")
            return Null(column, negated)
        negated = self._take("not")
        if self._take("in"):
            self._expect("(")
            values = [self._value()]
            while self._take(","):
                values.append(self._value())
            self._expect(")")
            return In(column, frozenset(values), negated)
        if self._take("like"):
            return Like(column, self._value(), negated)
        if negated or self._peek() not in ("=", "!=", "<>", "<", ">", "<=", ">="):
            raise _malformed(self._peek())
        return Compare(column, kind, self._next(), self._value())

    def _value(self) -> str:
        token = self._next()
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if as_number(token) is None:
            raise _malformed(token)
        return token

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, word: str) -> bool:
        if self._peek().lower() == word:
            self._at += 1
            return True
        return False

    def _expect(self, word: str) -> None:
        if not self._take(word):
            raise _malformed(self._peek())

    def _next(self) -> str:
        token = self._peek()
        if not token:
            raise _malformed("")
        self._at += 1
        return token


def _tokens(text: str) -> list[str]:
    if len(text) > _LONGEST:
        raise refusal("query.compiler.malformed", "Query is too long")
    tokens: list[str] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise _malformed(text[at : at + 20])
        tokens.append(match[match.lastgroup or 0].strip())
        at = match.end()
    return tokens


def _malformed(near: str) -> Problem:
    return refusal("query.compiler.malformed", f"Could not parse SoQL query near '{near}'")
