"""Compares a screen with its golden image, tolerant of another machine's antialiasing and of nothing else.

    python -m tests.helpers.golden --update [-k NAME]     draw the golden images anew (look at them before you commit)

Three looks at two pictures of one size:
  shape   every pixel has its like within 1 px in the other picture; where many in one block have none, something
          moved, came or went (a shift of 4 px, a missing word)
  flat    where both are one flat colour, it is the same colour (a changed fill)
  colour  every colour token covers about as much in both (a changed ink or line, which is never flat)
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image, ImageChops

from resources.theme import tokens
from tests.helpers.pixels import colour_of, hex_of

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "screens" / "golden"
REJECTED = ROOT / "build" / "golden"
UPDATE = "VOORPORTAAL_GOLDEN"

# Another machine's glyphs differ in the grey of their edges: that much may a channel lie outside the 3x3
# neighbourhood of the other picture, and that many pixels per block may lie further.
GREY = 56
BLOCK, STRAY = 24, 10
FLAT_DIFFERENCE, FLAT_STRAY = 2, 12
LEAST_TOKEN, TOKEN_SHARE = 16, 0.4

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Difference:
    """One way in which two pictures differ."""

    look: str
    what: str

    def __str__(self) -> str:
        return f"{self.look}: {self.what}"


def compare(golden: Image.Image, ours: Image.Image, theme: str = "light") -> list[Difference]:
    """Return how ``ours`` differs from ``golden``; an empty list when it does not."""
    return list(differences(golden, ours, theme))


def differences(golden: Image.Image, ours: Image.Image, theme: str = "light") -> Iterator[Difference]:
    """Yield how ``ours`` differs from ``golden``, what is found quickest first."""
    if golden.size != ours.size:
        yield Difference("size", f"{golden.size} became {ours.size}")
        return
    golden, ours = golden.convert("RGB"), ours.convert("RGB")
    for look in (partial(_tokens, theme=theme), _shape, _flat):
        yield from look(golden, ours)


def differ(golden: Image.Image, ours: Image.Image, theme: str = "light") -> bool:
    """Return whether they differ at all; much quicker than ``compare`` when they do."""
    return next(differences(golden, ours, theme), None) is not None


def check(name: str, ours: Image.Image, theme: str = "light") -> None:
    """Compare with golden/<name>.png, or write it when updating. Raises AssertionError that names what differs."""
    path = FOLDER / f"{name}.png"
    if os.environ.get(UPDATE) == "update":
        path.parent.mkdir(parents=True, exist_ok=True)
        ours.convert("RGB").save(path, optimize=True)
        return
    assert path.is_file(), f"no golden image {path.name}: python -m tests.helpers.golden --update -k {name}"
    found = compare(Image.open(path), ours, theme)
    if found:
        REJECTED.mkdir(parents=True, exist_ok=True)
        ours.save(REJECTED / f"{name}.png")
    assert not found, f"{name} (ours: build/golden/{name}.png)\n" + "\n".join(map(str, found))


# --- the three looks


def _shape(golden: Image.Image, ours: Image.Image) -> list[Difference]:
    lost = ImageChops.lighter(_outside(golden, ours), _outside(ours, golden))
    found = []
    for left, top, count in _blocks(lost):
        if count > STRAY:
            found.append(Difference("shape", f"{count} px differ in the block at {left},{top}"))
    return found[:12]


def _outside(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return white where a pixel of ``one`` has no like within 1 px in ``other``."""
    low, high = _spread(other, ImageChops.darker), _spread(other, ImageChops.lighter)
    under = ImageChops.subtract(low, one)
    over = ImageChops.subtract(one, high)
    worst = ImageChops.lighter(under, over)
    return _any_channel(worst, GREY)


def _flat(golden: Image.Image, ours: Image.Image) -> list[Difference]:
    both = ImageChops.multiply(_is_flat(golden), _is_flat(ours))
    differs = ImageChops.multiply(_any_channel(ImageChops.difference(golden, ours), FLAT_DIFFERENCE), both)
    count = differs.histogram()[255]
    if count <= FLAT_STRAY:
        return []
    box = differs.getbbox() or (0, 0, 1, 1)
    pairs = Counter(
        (golden.getpixel((x, y)), ours.getpixel((x, y)))
        for y in range(box[1], box[3], max(1, (box[3] - box[1]) // 60))
        for x in range(box[0], box[2], max(1, (box[2] - box[0]) // 60))
        if differs.getpixel((x, y))
    )
    worst = [f"{hex_of(one)} became {hex_of(other)}" for (one, other), _ in pairs.most_common(3)]  # type: ignore[arg-type]
    return [Difference("flat", f"{count} px in {box}: {', '.join(worst)}")]


def _is_flat(picture: Image.Image) -> Image.Image:
    difference = ImageChops.subtract(_spread(picture, ImageChops.lighter), _spread(picture, ImageChops.darker))
    return ImageChops.invert(_any_channel(difference, 0))


def _spread(picture: Image.Image, choose: Callable[[Image.Image, Image.Image], Image.Image]) -> Image.Image:
    """Give every pixel the lightest or darkest of its 3x3 neighbourhood (PIL's rank filters take ten times as long)."""
    row = choose(choose(picture, ImageChops.offset(picture, 1, 0)), ImageChops.offset(picture, -1, 0))
    return choose(choose(row, ImageChops.offset(row, 0, 1)), ImageChops.offset(row, 0, -1))


def _tokens(golden: Image.Image, ours: Image.Image, theme: str) -> list[Difference]:
    before, after = _counts(golden), _counts(ours)
    found = []
    for name, text in sorted(_names(theme).items()):
        here, there = before[colour_of(text)], after[colour_of(text)]
        if max(here, there) >= LEAST_TOKEN and min(here, there) < TOKEN_SHARE * max(here, there):
            found.append(Difference("colour", f"{name} {text}: {here} px became {there}"))
    return found


def _names(theme: str) -> dict[str, str]:
    by_colour: dict[str, str] = {}
    for name, text in tokens().colors[theme].items():
        by_colour.setdefault(text.upper(), name)
    return {name: text for text, name in by_colour.items()}


def _counts(picture: Image.Image) -> Counter[Colour]:
    found = picture.getcolors(maxcolors=1 << 18) or []
    return Counter({colour: count for count, colour in found})  # type: ignore[misc]


def _any_channel(picture: Image.Image, over: int) -> Image.Image:
    """Return white where any channel is more than ``over``."""
    red, green, blue = picture.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return worst.point([0] * (over + 1) + [255] * (255 - over))


def _blocks(mask: Image.Image) -> list[tuple[int, int, int]]:
    """Count the white pixels of every block of a mask: left, top, count. Blocks overlap by half."""
    box = mask.getbbox()
    if box is None:
        return []
    step = BLOCK // 2
    found = []
    for top in range(box[1] - step, box[3], step):
        for left in range(box[0] - step, box[2], step):
            count = mask.crop((left, top, left + BLOCK, top + BLOCK)).histogram()[255]
            if count:
                found.append((left, top, count))
    return sorted(found, key=_worst_first)


def _worst_first(block: tuple[int, int, int]) -> tuple[int, int, int]:
    return -block[2], block[1], block[0]


def main(arguments: list[str]) -> int:
    """Draw the golden images anew; further arguments go to pytest."""
    if "--update" not in arguments:
        print(__doc__)
        return 2
    rest = [word for word in arguments if word != "--update"]
    command = [sys.executable, "-m", "pytest", "-q", "tests/screens/test_golden.py", *rest]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, UPDATE: "update"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
