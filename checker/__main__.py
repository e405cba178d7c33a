"""`python -m checker`, and the entry point of the console script."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; returns the exit status."""
    try:
        from checker.cli import run
    except KeyboardInterrupt:  # Ctrl-C while modules are still being read
        return 130
    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
