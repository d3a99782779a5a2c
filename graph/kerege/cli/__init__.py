"""The command line: one library call behind each command."""

from kerege.cli.main import main

__all__ = ["main"]
