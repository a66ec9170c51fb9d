"""Measures our pictures beside the target pictures of ../shared/look, landmark by landmark.

    python -m tests.helpers.landmarks --ours DIR [--only 03]   compare DIR/<target name> with the targets
    python -m tests.helpers.landmarks --measure                measure the targets again into measured.json

A landmark is a probe: ``edge`` walks along a row or column until a colour token begins, ``ink`` gives one side of
everything in a box that is not background, ``color`` reads one pixel that must be exactly a token. A position may
differ 4 px, a colour not at all. What the targets measure is kept in measured.json, so that a machine without
../shared can compare too.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resources.theme import tokens
from tests.helpers.pixels import Box, Picture, colour_of, hex_of

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ROOT.parent / "shared" / "look"
FOLDER = ROOT / "tests" / "screens" / "landmarks"
MEASURED = FOLDER / "measured.json"
TOLERANCE = 4

Value = int | str | None


@dataclass(frozen=True)
class Landmark:
    """One probe. ``what`` holds the keys of its table in the TOML file."""

    name: str
    what: Mapping[str, Any]

    def measure(self, picture: Picture, theme: str) -> Value:
        """Return a position in px, a colour as #RRGGBB, or None when the picture has nothing there."""
        probe = {"edge": _edge, "ink": _ink, "color": _color}[self.what["probe"]]
        return probe(picture, self.what, tokens().colors[theme])


@dataclass(frozen=True)
class Sheet:
    """The landmarks of one target picture."""

    picture: str
    theme: str
    landmarks: tuple[Landmark, ...]

    @property
    def target(self) -> Path:
        """Where the target picture lies, if this machine has it."""
        return TARGETS / self.picture


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    target: Value
    ours: Value

    @property
    def delta(self) -> int | None:
        """How many px ours lies further than the target; None for colours and for what was not found."""
        if isinstance(self.target, int) and isinstance(self.ours, int):
            return self.ours - self.target
        return None

    @property
    def ok(self) -> bool:
        """True within 4 px, or for the very same colour."""
        if self.delta is not None:
            return abs(self.delta) <= TOLERANCE
        return self.target is not None and self.target == self.ours


def sheets(only: str = "") -> list[Sheet]:
    """Read the landmark files, in the order of the pictures."""
    return [_read(path) for path in sorted(FOLDER.glob("*.toml")) if path.stem.startswith(only)]


def measured() -> dict[str, dict[str, Value]]:
    """Return what the targets measure: picture → landmark → value."""
    found: dict[str, dict[str, Value]] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return found


def measure(sheet: Sheet, picture: Picture) -> dict[str, Value]:
    """Apply every probe of a sheet to one picture."""
    return {landmark.name: landmark.measure(picture, sheet.theme) for landmark in sheet.landmarks}


def compare(sheet: Sheet, picture: Picture) -> list[Row]:
    """Return the table of one of our pictures beside its target."""
    target, ours = measured()[sheet.picture], measure(sheet, picture)
    return [Row(name, target.get(name), value) for name, value in ours.items()]


def table(sheet: Sheet, rows: list[Row]) -> Iterator[str]:
    """Yield the lines of a table for a terminal."""
    good = sum(row.ok for row in rows)
    yield f"{sheet.picture} ({sheet.theme}): {good} of {len(rows)} landmarks ok"
    yield f"  {'landmark':<52} {'target':>8} {'ours':>8} {'delta':>6}  ok"
    for row in rows:
        delta = "" if row.delta is None else f"{row.delta:+d}"
        yield f"  {row.name:<52} {_word(row.target):>8} {_word(row.ours):>8} {delta:>6}  {'ok' if row.ok else 'NO'}"


def _word(value: Value) -> str:
    return "-" if value is None else str(value)


def _read(path: Path) -> Sheet:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    landmarks = tuple(Landmark(one["name"], one) for one in data["landmarks"])
    names = [landmark.name for landmark in landmarks]
    if len(set(names)) < len(names):
        raise ValueError(f"{path.name}: two landmarks have one name")
    return Sheet(data["picture"], data["theme"], landmarks)


# --- probes


def _edge(picture: Picture, what: Mapping[str, Any], colors: Mapping[str, str]) -> Value:
    """Walk from ``span[0]`` to ``span[1]`` (backwards when it is smaller) at row or column ``at``."""
    wanted = colour_of(colors[what["becomes"]])
    begin, end = what["span"]
    step = 1 if end >= begin else -1
    for place in range(begin, end + step, step):
        x, y = (place, what["at"]) if what["axis"] == "x" else (what["at"], place)
        if picture.at(x, y) == wanted:
            return place
    return None


def _ink(picture: Picture, what: Mapping[str, Any], colors: Mapping[str, str]) -> Value:
    """Return the first or last row or column of ink in ``box`` = [x, y, width, height]."""
    ground = colour_of(colors[what["on"]]) if "on" in what else None
    found = picture.ink(Box(*what["box"]), ground)
    if found is None:
        return None
    return {"left": found.x, "top": found.y, "right": found.right - 1, "bottom": found.bottom - 1}[what["side"]]


def _color(picture: Picture, what: Mapping[str, Any], colors: Mapping[str, str]) -> Value:
    """Return the colour at ``at`` = [x, y]."""
    return hex_of(picture.at(*what["at"]))


# --- command


def main(arguments: list[str]) -> int:
    """Compare or measure; 1 when a landmark is off or a picture is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.helpers.landmarks")
    parser.add_argument("--ours", type=Path, metavar="DIR", help="folder with our pictures, named as the targets")
    parser.add_argument("--only", default="", metavar="NN", help="only this picture, for example 03")
    parser.add_argument("--measure", action="store_true", help="measure the targets and keep the values")
    chosen = parser.parse_args(arguments)
    if not (chosen.measure or chosen.ours):
        parser.error("give --ours DIR or --measure")
    return _measure_targets() if chosen.measure else _compare_all(chosen.ours, chosen.only)


def _measure_targets() -> int:
    if not TARGETS.is_dir():
        print("../shared/look is not on this machine: there is nothing to measure")
        return 1
    found = {sheet.picture: measure(sheet, Picture.read(sheet.target)) for sheet in sheets()}
    MEASURED.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    lost = [f"{picture}: {name}" for picture, rows in found.items() for name, it in rows.items() if it is None]
    lost += [
        f"{sheet.picture}: {one.name} is {found[sheet.picture][one.name]}, not {one.what['token']}"
        for sheet in sheets()
        for one in sheet.landmarks
        if one.what["probe"] == "color"
        and found[sheet.picture][one.name] != tokens().colors[sheet.theme][one.what["token"]].upper()
    ]
    print("\n".join([*lost, f"{sum(map(len, found.values()))} landmarks in {len(found)} pictures, {len(lost)} lost"]))
    return 1 if lost else 0


def _compare_all(folder: Path, only: str) -> int:
    bad = 0
    for sheet in sheets(only):
        try:
            rows = compare(sheet, Picture.read(folder / sheet.picture))
        except FileNotFoundError as missing:
            print(missing)
            bad += 1
            continue
        bad += sum(not row.ok for row in rows)
        print("\n".join(table(sheet, rows)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
