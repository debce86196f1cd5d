"""`python -m glossator`."""

from __future__ import annotations

from glossator.cli import main

if __name__ == "__main__":
    main()
