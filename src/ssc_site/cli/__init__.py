"""The command line: options in, one run, exit code out. The only place that exits, echoes or reads the clock.

Exit codes: 0 clean, 1 problems found, 2 wrong usage, 3 could not run, 130 interrupted.
"""

import gc
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Any

import click

from ssc_site.cli.comparing import diff, summary
from ssc_site.cli.editing import new, set_
from ssc_site.cli.options import CLEAN, COULD_NOT_RUN, INTERRUPTED
from ssc_site.cli.pages import build, serve
from ssc_site.cli.plans import rules, schema, scope, status, validate
from ssc_site.errors import CannotRunError
from ssc_site.reporters.visible import visible


@click.group()
@click.version_option(package_name="ssc-site", message="%(prog)s %(version)s")
def commands() -> None:
    """Check police action plans, one YAML file a force, and publish them as a website."""


for command in (validate, build, serve, status, schema, rules, scope, diff, summary, new, set_):
    commands.add_command(command)


def main() -> None:
    """Run the command line and exit. Whatever happens, the user reads a sentence, never a traceback."""
    gc.set_threshold(50_000, 20, 20)  # plans and pages hold no circles: looking for them is a fifth of a large run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # not every terminal has every letter of a plan
    sys.exit(_exit_code(lambda: commands.main(standalone_mode=False)))


def _exit_code(run: Callable[[], Any]) -> int:
    try:
        return int(run() or CLEAN)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # nobody listens: do not let the exit write to the closed pipe
        return CLEAN
    except CannotRunError as error:
        click.echo(visible(str(error)), err=True)  # it may name a file that a stranger named
        return COULD_NOT_RUN
    except Exception as error:  # noqa: BLE001 - the last line of defence: a sentence instead of a traceback
        click.echo(
            f"ssc-site could not go on ({type(error).__name__}). This is a fault of ours: please report it.", err=True
        )
        return COULD_NOT_RUN
