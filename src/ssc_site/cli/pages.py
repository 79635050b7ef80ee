"""The commands that make pages: build and serve."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from ssc_site.cli.options import CLEAN, PROBLEMS, Commit, Options, as_of_option, read, read_for_pages, root_option
from ssc_site.files import read_templates
from ssc_site.papers import press_of
from ssc_site.publish import publish
from ssc_site.reporters import REPORTERS
from ssc_site.serve import Attempt, serve_site
from ssc_site.site import build_site
from ssc_site.watch import signature


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="Where to publish (default: site/ in the root).")
@click.option("--pdf", is_flag=True, help="Also make a PDF document of each plan's and recommendation's page.")
@click.option("--commit", type=Commit(), default="", help="The Git commit of the plan files, for the data to name.")
@root_option
@as_of_option
def build(out: Path | None, pdf: bool, commit: str, root: Path, as_of: date) -> int:
    """Check every plan, then build the whole site. A plan with errors leaves the last good site as it is."""
    corpus, report = read_for_pages(Options(root, as_of))
    if report.diagnostics:
        click.echo(REPORTERS["text"](report), nl=False, err=True)
    if corpus is None or report.failed:
        click.echo("Nothing was published. Correct the errors, then build again.", err=True)
        return PROBLEMS
    where, templates = out or root / "site", read_templates(root)
    press = press_of(templates, corpus.national.site.base or "") if pdf else None
    site = build_site(replace(corpus, commit=commit), templates, as_of, press)
    done = publish(site, where, keep_out_of=[root / name for name in ("plans", "schema", "templates")])
    click.echo(f"{len(corpus.plans)} of {len(corpus.national.register.forces)} forces, {len(site)} files in {where}")
    if not corpus.national.site.base:
        click.echo("No feeds, sitemap, robots.txt or preview tags: schema/site.yaml names no base address.")
    click.echo(
        f"{done.written} written, {done.unchanged} unchanged, {done.removed} removed. Open {where / 'index.html'}"
    )
    return CLEAN


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help="Where to listen (default: 8000; 0: any free)."
)
@root_option
@as_of_option
def serve(port: int, root: Path, as_of: date) -> int:
    """Show the site to this computer's browser while you edit. It follows every change; no file is written."""

    def attempt() -> Attempt:
        corpus, report = read(Options(root, as_of))
        said = REPORTERS["text"](report) if report.diagnostics else ""
        if corpus is None or report.failed:
            return Attempt(None, said)
        return Attempt(build_site(corpus, read_templates(root), as_of), said)

    serve_site(port, lambda: signature(root), attempt, lambda text: click.echo(text, err=True))
    return CLEAN
