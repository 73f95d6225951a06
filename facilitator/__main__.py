"""`python -m facilitator`, and the command that an installation makes."""

from __future__ import annotations

import sys

from . import cli


def main() -> int:
    """Do what the arguments of the process ask; the exit code."""
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
