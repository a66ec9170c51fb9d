"""Messages that try to hurt the reader: endless words, deep tables, false links and marks that turn text round."""

from services.registries.berichten.records import (
    Action,
    Bullets,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Table,
    TextBlock,
)

LONG = "x" * 1_000_000
HOSTILE: dict[str, tuple[TextBlock, ...]] = {
    "one endless word": (Paragraph(LONG),),
    "markup": (Paragraph("<table>" * 22 + "<img src='file:///etc/passwd'><script>x</script>"),),
    "direction marks": (Heading("\u202eedoc"), Paragraph("\u202egnp.exe \u2066" * 20_000)),
    "a false link": (Action("https://mijn.overheid.nl", "https://mijn.overheid.nl@nep.example/" + LONG),),
    "a huge table": (Table(tuple(("cel" * 200,) * 30 for _ in range(3000)), ("t",) * 40),),
    "endless points": (Bullets(("punt",) * 50_000),),
    "endless blocks": tuple(Paragraph(f"regel {n}") for n in range(20_000)),
    "many facts": (Facts(tuple(Fact("L" * 999, "V" * 9999) for _ in range(500))),),
}
