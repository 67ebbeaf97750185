"""The command line: one file a group of commands, each thin over the package."""

from __future__ import annotations

import io
import os
import sys


def main() -> None:
    """Run the command line; an error of dragoman's is one clean line, with --debug the trace."""
    debug = "--debug" in sys.argv[1:]
    if debug:
        sys.argv.remove("--debug")
    from ..errors import DragomanError
    from .app import app

    # Names are of all scripts, and so is what is printed: a terminal's or pipe's own encoding is not.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=stream.errors)
    try:
        app()
    except DragomanError as fault:
        if debug:
            raise
        print(f"dragoman: {fault}", file=sys.stderr)
        sys.exit(fault.exit_code)
    except KeyboardInterrupt:
        print("dragoman: stopped", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: no fault, and nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as fault:
        # Disks and folders fail in ways that nobody foresaw: still one line, and what to do.
        if debug:
            raise
        print(f"dragoman: {_told(fault)}", file=sys.stderr)
        sys.exit(1)


def _told(fault: Exception) -> str:
    """An error that is none of ours on one line, with the next step."""
    lines = str(fault).strip().splitlines() or ["no more is known"]
    if isinstance(fault, OSError):
        return f"{lines[0]}. Check the path, its permissions and the disk."
    return (
        f"{type(fault).__name__}: {lines[0]}. This is a fault of dragoman: "
        "the same command with --debug shows where."
    )
