"""Writes docs/rules/ from the rules' own declarations; with --check, says what is out of date and fails."""

from __future__ import annotations

import sys
from pathlib import Path

from glossator.check.rule import Example, Rule, rules

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


def main() -> int:
    """0 where the pages are as the declarations say."""
    pages = {FOLDER / f"{name}.md": page(rule) for name, rule in rules().items()}
    pages[FOLDER / "README.md"] = index()
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    stale += [path for path in FOLDER.glob("*.md") if path not in pages]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(FOLDER.parent.parent)} is out of date: run make docs")
        return bool(stale)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in stale:
        if path in pages:
            path.write_text(pages[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


def page(rule: Rule) -> str:
    """One rule's page."""
    facts = f"severity {rule.severity} · scope {rule.scope} · MQM {rule.mqm}"
    examples = "\n".join(example(one) for one in rule.examples)
    return f"# {rule.name}\n\n{facts}\n\n{rule.explanation}\n\n## Examples\n{examples}"


def example(one: Example) -> str:
    """One example as a list."""
    lines = [f"glossary: `{line}`" for line in one.glossary.splitlines()]
    lines += [f"note: {one.note}"] if one.note else []
    lines += [f"source: {one.source}"] if one.source is not None else []
    lines += [f"wrong: {one.wrong or '(empty)'}", f"marked: “{one.quote}”"]
    lines += [f"suggested: “{one.suggestion}”"] if one.suggestion else []
    lines += [f"right: {one.right}"]
    return "\n" + "\n".join(f"- {' '.join(line.split())}" for line in lines) + "\n"


def index() -> str:
    """The list of all rules."""
    rows = "\n".join(
        f"| [{rule.name}]({rule.name}.md) | {rule.severity} | {rule.summary} |" for rule in rules().values()
    )
    return f"# Rules\n\nWritten by `make docs`.\n\n| rule | severity | what is wrong |\n| --- | --- | --- |\n{rows}\n"


if __name__ == "__main__":
    sys.exit(main())
