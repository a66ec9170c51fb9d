"""Writes HTML: every word is escaped, every field has its label, and there is no script anywhere."""

from collections.abc import Iterable
from html import escape

from resources.theme import tokens


class Html(str):
    """Text that is HTML already; any other str is escaped."""

    __slots__ = ()


def element(kind: str, /, *inside: str, **attributes: str) -> Html:
    """Return an element. ``_`` in an attribute's name becomes ``-``, a last ``_`` goes; empty ones are left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    if kind == "input":
        return Html(f"<input{told}>")
    return Html(f"<{kind}{told}>{''.join(map(plain, inside))}</{kind}>")


def plain(text: str) -> str:
    """Return ``text`` as HTML."""
    return text if isinstance(text, Html) else escape(text)


def together(parts: Iterable[str]) -> Html:
    """Return the parts after each other."""
    return Html("".join(map(plain, parts)))


def form(action: str, ticket: str, step: str, *inside: str) -> Html:
    """Return a form that is sent to ``action`` with the login's ticket and the name of the step."""
    hidden = [
        element("input", type="hidden", name=name, value=value) for name, value in (("ticket", ticket), ("stap", step))
    ]
    return element("form", *hidden, *inside, method="post", action=action, autocomplete="off")


def field(name: str, label: str, fault: str = "", **attributes: str) -> Html:
    """Return a labelled field; a fault stands between label and field and is read out with it."""
    told = element("span", fault, id=f"{name}-fout", class_="fout") if fault else Html()
    tied = {"aria-invalid": "true", "aria-describedby": f"{name}-fout"} if fault else {}
    extra = {key.replace("-", "_"): value for key, value in tied.items()} | attributes
    extra = {"type": "text", "autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"} | extra
    entry = element("input", id=name, name=name, required="required", **extra)
    return element("p", element("label", label, for_=name), told, entry)


def select(name: str, label: str, options: Iterable[tuple[str, str]]) -> Html:
    """Return a labelled choice of (value, words)."""
    made = [element("option", words, value=value) for value, words in options]
    return element("p", element("label", label, for_=name), element("select", *made, id=name, name=name))


def button(words: str, kind: str = "", **attributes: str) -> Html:
    """Return a button that sends its form."""
    return element("button", words, type="submit", class_=kind, **attributes)


def sheet() -> str:
    """Return the style sheet: light and dark by the browser's wish, text that grows, a clear focus."""
    return f":root{{{_colors('light')}}}\n@media (prefers-color-scheme: dark){{:root{{{_colors('dark')}}}}}\n{_RULES}"


def _colors(theme: str) -> str:
    return "".join(f"--{name.replace('_', '-')}:{tokens().colors[theme][name]};" for name in _USED)


_USED = (
    "page", "surface", "line", "line_strong", "ink", "ink2", "accent", "accent_hover", "on_accent", "link", "focus",
    "strip", "strip_text", "strip_edge", "err_fill", "err_line", "err_ink", "act_fill", "act_line", "act_ink",
)  # fmt: skip
_RULES = """
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.5 "Source Sans Pro", "Source Sans 3", sans-serif; }
.strook { margin: 0; padding: .25rem 1rem; background: var(--strip); color: var(--strip-text); text-align: center;
  border-bottom: 1px solid var(--strip-edge); }
main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
section { background: var(--surface); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; }
section + section { margin-top: 1.25rem; }
.testleider { background: var(--act-fill); border-color: var(--act-line); }
.testleider h2 { color: var(--act-ink); }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
label { display: block; font-weight: 600; }
input, select { font: inherit; color: inherit; background: var(--surface); width: 100%; max-width: 24rem;
  min-height: 2.75rem; padding: .375rem .625rem; border: 1px solid var(--line-strong); border-radius: .25rem; }
input[aria-invalid] { border: 2px solid var(--err-ink); }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .375rem 1.25rem; margin: .25rem .5rem .25rem 0;
  border-radius: .25rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent);
  cursor: pointer; }
button:hover { background: var(--accent-hover); }
button.rustig { background: transparent; color: var(--link); border-color: var(--line-strong); }
button.keuze { display: block; width: 100%; text-align: left; background: var(--surface); color: var(--ink);
  border-color: var(--line-strong); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.fout { display: block; color: var(--err-ink); font-weight: 600; }
.melding { background: var(--err-fill); border: 1px solid var(--err-line); color: var(--err-ink); border-radius: .5rem;
  padding: .75rem 1rem; margin: 0 0 1rem; }
.klein { color: var(--ink2); }
code { overflow-wrap: anywhere; }
"""
