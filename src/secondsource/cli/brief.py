"""`secondsource brief PATH…`: reports → the brief of each story, as a page, Markdown, JSON or text."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.places import (
    Format,
    check_place,
    choose_format,
    is_folder,
    named_place,
    split_paths,
    suffix_of,
    write_file,
)
from secondsource.cli.progress import progress_bar
from secondsource.cli.skips import leave, name_skipped, nothing_read
from secondsource.cli.terminal import terminal_colour, terminal_width

if TYPE_CHECKING:
    from secondsource.records.storyfile import StoryFile

# Paths are taken as text: a file that may not be read is no wrong usage, and an address keeps both its slashes.
_Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Reports: files and folders of them; - is standard input.")
]
_OneStory = Annotated[bool, typer.Option("--one-story", help="Take all reports for one story.")]
_Judgements = Annotated[
    Path | None,
    typer.Option("--judgements", metavar="FILE", help="Your own judgements on copies, stories, names; they overrule."),
]
_Format = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Without it OUT’s ending decides (.html .md .json .txt), else text."),
]
_Out = Annotated[
    str | None,
    typer.Option(
        "--out",
        "-o",
        metavar="OUT",
        callback=named_place,
        help="File to write, or a folder (ends in /): one file per story.",
    ),
]


def brief(
    paths: _Paths,
    one_story: _OneStory = False,
    judgements: _Judgements = None,
    format: _Format = None,
    out: _Out = None,
) -> None:
    """Say what the reports agree on, where they differ and why.

    HTML is one page with all stories that needs nothing else. JSON is one object for one story, one object per line
    for several. Files that cannot be read as reports are named on stderr.

    \b
    Examples:
      secondsource brief reports/
      secondsource brief reports/ -o brief.html
      secondsource brief one.txt two.html three.txt --one-story --format md
      secondsource brief reports/ --format json -o stories/
      fetch-news | secondsource brief -
    """
    form = choose_format(format, out)
    files, addresses = split_paths(paths)
    if out is not None:
        check_place(out, files)
    from secondsource.pipeline import make_brief  # the engines take a moment: --help must not wait for them
    from secondsource.settings import Settings

    with progress_bar() as progress:
        outcome = make_brief(files, Settings(one_story=one_story, judgements=judgements), progress)
    skipped = (*addresses, *outcome.skipped)
    if not outcome.stories:
        raise nothing_read(skipped)
    name_skipped(skipped)
    _deliver(outcome.stories, form, out)
    leave(skipped, paths)


def _deliver(stories: "Sequence[StoryFile]", form: Format, out: str | None) -> None:
    """Write to stdout, to one file, or one file per story into a folder (HTML: one page for all)."""
    if out is None:
        typer.echo(_rendered(stories, form, colour=terminal_colour()), nl=False)
    elif not is_folder(out):
        write_file(Path(out), _rendered(stories, form))
    elif form is Format.html:
        write_file(Path(out) / "brief.html", _rendered(stories, form))
    else:
        for story in stories:
            write_file(Path(out) / (_file_name(story.story.id) + suffix_of(form)), _rendered([story], form))


def _file_name(story_id: str) -> str:
    """A story id made fit for a file name."""
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in story_id)[:80] or "story"


def _rendered(stories: "Sequence[StoryFile]", form: Format, *, colour: bool = False) -> bytes:
    if form is Format.json:
        from secondsource.brief.render_json import render_json

        return render_json(stories)
    if form is Format.html:
        from secondsource.brief.render_html import render_html

        return render_html(stories).encode()
    if form is Format.md:
        from secondsource.brief.render_markdown import render_markdown

        return "\n---\n\n".join(render_markdown(story) for story in stories).encode()
    from secondsource.brief.render_text import render_text

    width = terminal_width()
    return f"\n{'─' * width}\n\n".join(render_text(story, width, colour=colour) for story in stories).encode()
