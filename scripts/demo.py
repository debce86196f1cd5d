"""What `make demo` shows: an article checked, translated offline with a glossary, and its translation checked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = "examples/statement.en.txt"
GLOSSARY = ("--glossary", "examples/glossary.csv")
OUT = Path("out/demo")


def main() -> int:
    """0 where every step ended as a user's would: findings (1) are what a check is for, 2 is a failure."""
    shutil.rmtree(ROOT / OUT, ignore_errors=True)
    (ROOT / OUT).mkdir(parents=True)
    translated, po = OUT / "statement.pt.txt", OUT / "statement.pt.po"
    steps = (
        ("1. Check the article, as it was published", ("check", ARTICLE, *GLOSSARY)),
        (
            "2. Translate it into Portuguese, offline",
            ("translate", ARTICLE, "--to", "pt", *GLOSSARY, "--po", str(po), "--output", str(translated)),
        ),
        ("3. Check the translation beside its source", ("check", str(po), *GLOSSARY)),
        (
            "4. Keep the findings for other programs",
            ("check", ARTICLE, *GLOSSARY, "--output", str(OUT / "findings.json")),
        ),
    )
    for title, arguments in steps:
        print(f"\n=== {title}\n$ glossator {' '.join(arguments)}", flush=True)
        code = subprocess.call([sys.executable, "-m", "glossator", *arguments], cwd=ROOT)
        if code not in (0, 1):
            return code
    print("\n=== The first lines of the translation\n")
    print("\n".join((ROOT / translated).read_text(encoding="utf-8").splitlines()[:6]))
    print(f"\nThe results are in {OUT}/:")
    for file in sorted((ROOT / OUT).iterdir()):
        print(f"  {file.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
