"""The `kerege` command and its subcommands, each imported when it is called."""

import os
import sys
from pkgutil import resolve_name

import click

from kerege import __version__
from kerege.errors import InputError, KeregeError, nearest

_COMMANDS = {
    "build": ("kerege.cli.make:build", "Read a project and write its outputs."),
    "check": ("kerege.cli.make:check", "Validate seeds, ontology and graph."),
    "read": ("kerege.cli.read:read", "Read a text and list what it claims."),
    "eval": ("kerege.cli.evaluate:evaluate", "Measure the reader against gold data."),
    "review": ("kerege.cli.review:review", "Judge what was read from the articles."),
    "show": ("kerege.cli.look:show", "Say what is known of an entity."),
    "timeline": ("kerege.cli.look:timeline", "List what is known of an entity in time order."),
    "explain": ("kerege.cli.look:explain", "Say why a claim stands in the graph."),
    "history": ("kerege.cli.look:history", "Say what became of claims: corrected, withdrawn."),
    "query": ("kerege.cli.query:query", "Answer a SPARQL query or a canned question."),
    "ask": ("kerege.cli.ask:ask", "Answer a plain question."),
    "questions": ("kerege.cli.query:questions", "List the canned questions."),
    "path": ("kerege.cli.ties:path", "Say how two entities are tied."),
    "conflicts": ("kerege.cli.judge:conflicts", "Say where claims collide."),
    "verify": ("kerege.cli.judge:verify", "Read a text and give each claim a verdict."),
    "status": ("kerege.cli.follow:status", "Say how far a commitment has come."),
    "camps": ("kerege.cli.voices:camps", "Say which camp says what, and which is silent."),
    "track-record": ("kerege.cli.voices:track_record", "Say how somebody's claims have fared."),
    "diff": ("kerege.cli.changes:diff", "Say what changed between two graphs."),
    "gaps": ("kerege.cli.gaps:gaps", "Say what the graph does not know."),
    "export": ("kerege.cli.make:export", "Write the graph in another format."),
    "publish": ("kerege.cli.exchange:publish", "Make a SPARQL server hold the graph."),
    "serve": ("kerege.cli.serve:serve", "Serve the graph over HTTP on this machine."),
    "mcp": ("kerege.cli.serve:mcp", "Let an assistant use the graph."),
    "import": ("kerege.cli.exchange:import_", "Take in the claims of other systems."),
    "init": ("kerege.cli.make:init", "Make a new project folder."),
    "open": ("kerege.cli.look:open_", "Open the HTML graph in a browser."),
}


class Commands(click.Group):
    """Know the commands by name, so that `--help` imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a user's work."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or fail with the nearest name."""
        if cmd_name not in _COMMANDS:
            hint = nearest(cmd_name, _COMMANDS)
            ctx.fail(f"no command {cmd_name!r}" + (f"; did you mean {hint}?" if hint else ""))
        command: click.Command = resolve_name(_COMMANDS[cmd_name][0])
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with a line each."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])


_WRITING = {"build", "import", "init"}
"""Commands that write; their errors say that nothing was."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kerege")
def kerege() -> None:
    """Turn facts and news text into a graph of claims: who says what, for when, on which words."""


def main() -> None:
    """Run the command line: exit 0 is well, 1 findings or failure, 2 wrong usage."""
    try:
        try:
            kerege(prog_name="kerege")
        finally:
            if sys.stdout:  # there is none where the shell closed it
                sys.stdout.flush()
    except InputError as error:
        from kerege.cli.output import write_problems

        write_problems(error.problems)
        number = len(error.problems)
        written = ", nothing written" if _WRITING & set(sys.argv[1:]) else ""
        click.echo(f"kerege: {number} problem{'s' if number > 1 else ''}{written}", err=True)
        sys.exit(1)
    except KeregeError as error:
        click.echo(click.style("kerege: ", fg="red", bold=True, reset=True) + str(error), err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.filename:  # a file, of which its command has to speak
            raise
        click.echo(
            f"kerege: cannot write to standard output: {error.strerror}\n"
            "    expected: a place with room for it\n"
            "    next: make room, or send the output elsewhere; what came so far is not whole",
            err=True,
        )
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still held back has to go somewhere
        sys.exit(1)
