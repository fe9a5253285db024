"""A story of a desk -> a file to take along, in the format asked for."""

from secondsource.brief.render_html import render_html
from secondsource.brief.render_markdown import render_markdown
from secondsource.brief.render_ninjs import render_ninjs
from secondsource.brief.render_tables import table_csv, table_parquet
from secondsource.brief.story_tables import story_table
from secondsource.records.desk import StoryView
from secondsource.records.storyfile import encode


def export_story(view: StoryView, form: str, table: str = "") -> bytes:
    """Return a story as html, md, json, ninjs, or one of its tables as csv or parquet."""
    file = view.file
    if form == "html":
        return render_html([file]).encode()
    if form == "md":
        return render_markdown(file).encode()
    if form == "json":
        return encode(file)
    if form == "ninjs":
        return render_ninjs(file, {"version": str(view.row.version), "versionCreated": view.row.changed_at})
    made = story_table(file, table)
    return table_csv(made.heads, made.rows) if form == "csv" else table_parquet(made)
