"""Logs in, reads a message, opens a case and the vehicles, and logs out, purely over AT-SPI.

Runs under the system's Python, because only that has gi; it imports nothing of ours. ``--dump`` prints the tree.
"""

import sys
import threading
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20.0
PRESSABLE = {"push button", "button", "link", "list item", "toggle button", "table cell", "check box", "radio button"}
FIELDS = {"text", "entry", "password text"}
_pause = threading.Event()


class Lost(Exception):
    """Something that should be on the screen is not there."""


def walk(node, depth=0):
    """Yield every showing node under one, in reading order, with its depth."""
    try:
        states = node.get_state_set()
        showing = states.contains(Atspi.StateType.SHOWING) or depth < 2
        if not showing:
            return
        yield node, depth
        for number in range(min(node.get_child_count(), 300)):
            child = node.get_child_at_index(number)
            if child is not None:
                yield from walk(child, depth + 1)
    except GLib.Error:
        return   # it went while we looked


def program():
    """Return the accessible application of Voorportaal, waiting until it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(number)
            if app is not None and app.get_child_count() and "oorportaal" in (
                (app.get_name() or "") + (app.get_child_at_index(0).get_name() or "")
            ):
                return app
        _pause.wait(0.1)
    raise Lost("the program did not appear on the accessibility bus")


def find(app, words, roles=None, start=False, contains=False):
    """Return the first showing node with this name (or a name that begins with, or holds, these words)."""
    for node, _ in walk(app):
        name = node.get_name() or ""
        fits = name == words or (start and name.startswith(words)) or (contains and words in name)
        if fits and (roles is None or node.get_role_name() in roles):
            return node
    return None


def wait_for(app, words, roles=None, start=False, contains=False):
    """Wait until something with this name is showing."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        node = find(app, words, roles, start, contains)
        if node is not None:
            return node
        _pause.wait(0.1)
    raise Lost(f"{words!r} does not appear")


def press(app, words, **how):
    """Press what has this name."""
    node = wait_for(app, words, PRESSABLE, **how)
    print(f"presses   {node.get_role_name():<14} {node.get_name()!r}", flush=True)
    act(node)


def act(node):
    """Do the first action that presses; an item of a list is chosen in its list."""
    names = [node.get_action_name(number) for number in range(node.get_n_actions())]
    for wanted in ("Press", "press", "Toggle", "toggle", "ShowMenu"):
        if wanted in names:
            node.do_action(names.index(wanted))
            return
    node.get_parent().select_child(node.get_index_in_parent())


def fill(app, label, words):
    """Fill in the field with this label."""
    field = wait_for(app, label, FIELDS)
    field.set_text_contents(words)
    print(f"filled in {field.get_role_name():<14} {label!r}", flush=True)


def see(app, words, **how):
    """Wait until these words are showing."""
    node = wait_for(app, words, **how)
    print(f"sees      {node.get_role_name():<14} {node.get_name()!r}", flush=True)
    return node


def session(app):
    """Play the session; every step waits for what it needs."""
    press(app, "Met gebruikersnaam en wachtwoord", start=True)
    fill(app, "Gebruikersnaam", "fenna.oefent")
    fill(app, "Wachtwoord", "Oefen-2027!")
    press(app, "Inloggen")
    see(app, "Goedemiddag, mevrouw De Wit", roles={"heading"})
    press(app, "Berichtenbox", start=True)
    item = wait_for(app, "Rekening voor uw vergunning", {"list item"}, contains=True)
    print(f"chooses   list item      {item.get_name()!r}", flush=True)
    act(item)
    see(app, "Rekening voor uw vergunning", roles={"heading"})
    see(app, "U vroeg op 18 december 2026 een vergunning aan", contains=True)
    press(app, "Lopende zaken", start=True)
    press(app, "Vergunning voor een dakkapel", contains=True)
    see(app, "Vergunning voor een dakkapel", roles={"heading"})
    see(app, "Wat er is gebeurd", roles={"heading"})
    press(app, "Persoonlijke gegevens", start=True)
    press(app, "Vervoer", start=True)
    see(app, "Vervoer", roles={"heading"})
    see(app, "0-TST-01", contains=True)
    press(app, "Uitloggen")
    see(app, "uitgelogd", roles={"heading"}, contains=True)


def dump(app):
    """Print what is showing."""
    for node, depth in walk(app):
        actions = [node.get_action_name(number) for number in range(node.get_n_actions())]
        print("  " * depth + f"{node.get_role_name()} {node.get_name()!r} {' '.join(actions)}")


def main():
    """Play, and on a loss print what was on the screen instead."""
    app = program()
    if "--dump" in sys.argv:
        _pause.wait(1)
        dump(app)
        return 0
    try:
        session(app)
    except Lost as lost:
        print(f"LOST: {lost}; on the screen:")
        dump(app)
        return 1
    print("the whole session went over AT-SPI")
    return 0


if __name__ == "__main__":
    sys.exit(main())
