"""Brings the product's own catalogues up to date with its code, as any project does: new messages are translated by
`glossator translate` with the terms of locales/terms.csv and marked fuzzy until somebody has read them.

usage: make_messages.py
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import polib

from glossator.model import Severity

ROOT = Path(__file__).resolve().parent.parent
# How many of the first arguments of a call are messages.
FUNCTIONS = {"gettext": 1, "ngettext": 2}


def main() -> None:
    """Bring every catalogue up to date."""
    for path in sorted(ROOT.glob("locales/*/LC_MESSAGES/glossator.po")):
        new = brought_up_to_date(path)
        if new:
            code = path.parent.parent.name.replace("_", "-")
            terms = str(ROOT / "locales" / "terms.csv")
            command = [sys.executable, "-m", "glossator", "translate", str(path), "--from", "en", "--to", code]
            subprocess.run([*command, "--glossary", terms], check=True)
            mark_fuzzy(path, new)
        print(f"{path.relative_to(ROOT)}: {len(new)} to be reviewed")


def messages_in_code() -> set[tuple[str, ...]]:
    """The first arguments of every call of `gettext` and `ngettext` in the product, and the names of the severities."""
    modules = [*ROOT.glob("*.py"), *ROOT.glob("report/*.py")]
    calls = [node for path in modules for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call)]
    found: set[tuple[str, ...]] = {(severity.value,) for severity in Severity}
    for call in calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        wording = [node.value for node in call.args[: FUNCTIONS.get(name, 0)] if isinstance(node, ast.Constant)]
        if wording:
            found.add(tuple(str(text) for text in wording))
    return found


def brought_up_to_date(path: Path) -> set[str]:
    """Put the messages of the code into a catalogue and take out those that are gone; the new ones."""
    catalogue = polib.pofile(str(path), wrapwidth=120)
    wanted = {message[0]: message for message in messages_in_code()}
    known = {entry.msgid for entry in catalogue}
    for entry in [entry for entry in catalogue if entry.msgid not in wanted]:
        catalogue.remove(entry)
    new = sorted(set(wanted) - known)
    for msgid in new:
        plural = wanted[msgid][1:]
        texts = {"msgid_plural": plural[0], "msgstr_plural": {0: "", 1: ""}} if plural else {}
        catalogue.append(polib.POEntry(msgid=msgid, flags=["python-brace-format"] if "{" in msgid else [], **texts))
    if new or known - set(wanted):
        catalogue.save()
    return set(new)


def mark_fuzzy(path: Path, messages: set[str]) -> None:
    """Leave these messages for a person to look at."""
    catalogue = polib.pofile(str(path), wrapwidth=120)
    for entry in catalogue:
        if entry.msgid in messages and not entry.fuzzy:
            entry.flags.insert(0, "fuzzy")
    catalogue.save()


if __name__ == "__main__":
    main()
