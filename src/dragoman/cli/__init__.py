"""The command line: one file a group of commands, each thin over the package."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; an error of dragoman's is one clean line, with --debug the trace."""
    debug = "--debug" in sys.argv[1:]
    if debug:
        sys.argv.remove("--debug")
    from ..errors import DragomanError
    from .app import app

    try:
        app()
    except DragomanError as fault:
        if debug:
            raise
        print(f"dragoman: {fault}", file=sys.stderr)
        sys.exit(fault.exit_code)
    except KeyboardInterrupt:
        print("dragoman: stopped; run the same command again to go on", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: no fault, and nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
