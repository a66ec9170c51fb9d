"""Draws the picture of a house front that a citizen may have added to a case."""

import io

from PIL import Image, ImageDraw

_SIZE = (1200, 900)
_SKY, _GRASS, _WALL, _ROOF = (214, 232, 242), (227, 238, 220), (196, 150, 120), (120, 86, 74)
_GLASS, _FRAME, _DOOR, _MARK = (176, 205, 214), (246, 243, 234), (11, 110, 110), (150, 150, 150)


def facade(title: str) -> bytes:
    """Return a JPEG of a terraced house with a dormer, marked DEMO; ``title`` becomes a caption."""
    image = Image.new("RGB", _SIZE, _SKY)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 760, 1200, 900), fill=_GRASS)
    draw.polygon([(250, 380), (600, 130), (950, 380)], fill=_ROOF)
    draw.rectangle((270, 380, 930, 770), fill=_WALL)
    for box in [(500, 220, 700, 330), (330, 430, 500, 550), (700, 430, 870, 550), (330, 610, 520, 740)]:
        draw.rectangle(box, fill=_GLASS, outline=_FRAME, width=12)
    draw.rectangle((730, 590, 840, 770), fill=_DOOR, outline=_FRAME, width=10)
    for x, y in [(40, 60), (900, 60), (480, 800)]:
        draw.text((x, y), "DEMO", fill=_MARK, font_size=64)
    draw.text((20, 866), f"{title} - oefendocument", fill=_MARK, font_size=22)
    target = io.BytesIO()
    image.save(target, "JPEG", quality=82)
    return target.getvalue()
