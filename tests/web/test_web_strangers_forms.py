"""Forms that are not ours (CSRF): whatever a page of a stranger can have a browser send changes nothing on the desk.

Actions come from the table of pages, so a new one is tried as it is; when it needs a value that `values_of` does not
know, its own form changes nothing either and the test says so.
"""

import json
import re
import shutil
from urllib.parse import urlencode

import pytest
from asking import Visitor, ask
from desks_by_hand import app_of

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, dump, new_desk, put
from secondsource.desk.judging import judge
from secondsource.desk.keeping_rules import keep_rule
from secondsource.records.rules import Rule
from secondsource.store.connect import open_desk
from secondsource.store.judgements import list_rulings
from secondsource.store.reports import list_reports
from secondsource.store.rules import list_rules
from secondsource.store.stories import list_stories, read_story
from secondsource.web.all_pages import ALL
from secondsource.web.page_table import Action, Download, Page

ACTIONS = [row for row in ALL if isinstance(row, Action)]
TOKEN = "a-token-of-some-length"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def desk_file(tmp_path_factory):
    """A desk on which there is something to change for every action."""
    folder = tmp_path_factory.mktemp("desk")
    desk = new_desk(folder)
    put(desk, FERRY, FERRY_OTHER, FAIR)
    keep_rule(desk, Rule("there"), None)
    one, other, *_ = (row.id for row in list_reports(desk))
    judge(desk, "independent", (one, other), ("", DAY.format(2)))
    desk.close()
    return folder / "desk.db"


@pytest.fixture
def desk(desk_file, tmp_path):
    shutil.copyfile(desk_file, tmp_path / "desk.db")
    desk = open_desk(tmp_path / "desk.db", make=False)
    yield desk
    desk.close()


def values_of(desk):
    """What parameters may be on this desk, by name."""
    story = next(row.id for row in list_stories(desk) if row.reports == 2)
    one, other = (row.id for row in list_reports(desk, story=story))
    point = next(p.id for p in read_story(desk, story).file.points if len(p.positions) > 1)
    rulings, rules = list_rulings(desk, limit=1), list_rules(desk)
    return {
        "left": one, "right": other, "story": story, "point": point, "nature": "scope", "name": "a name",
        "verdict": "copy", "judgement": rulings[0].id, "rule": rules[0].rule.id,
    }  # fmt: skip


def sent_by(action, desk):
    """The address and the fields of a form of this action that does something."""
    values = values_of(desk)
    of = {p.name: values.get(p.name, p.choices[0] if p.choices else "x") for p in action.parameters}
    fields = {p.name: of[p.name] for p in action.parameters if p.where == "form"}
    return re.sub(r"{(\w+)}", lambda found: of[found[1]], action.path), fields


def signed_in(app, token):
    """Somebody who uses the desk in the browser that the stranger's page is opened in."""
    visitor = Visitor(app)
    if token:
        assert visitor.post("/sign-in", "/sign-in", token=token).status == 303
    return visitor


def forged(path, fields, own, others):
    """Everything a stranger's page can have a browser send, as (what, address, how)."""
    ours, foreign = {"form_token": own, **fields}, {"form_token": others, **fields}
    body = urlencode(ours).encode()
    yield "no token", path, {"form": fields}
    yield "an empty token", path, {"form": {"form_token": "", **fields}}
    yield "another visitor's token", path, {"form": foreign}
    yield "the token in the address", f"{path}?form_token={own}", {"form": fields}
    yield "all in the address", f"{path}?{urlencode(ours)}", {"form": {}}
    for origin in ("https://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:8010", ""):
        yield f"from {origin!r}", path, {"form": ours, "origin": origin}
    for site in ("cross-site", "same-site"):
        yield f"fetched {site}", path, {"form": ours, "sec_fetch_site": site}
    for kind in ("text/plain", "application/json", "multipart/form-data; boundary=x", "", f"text/plain; {FORM}"):
        for what in (body, json.dumps(ours).encode()):
            yield f"as {kind!r}", path, {"method": "POST", "body": what, "content_type": kind}
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE", "post"):
        how = {"method": method, "body": body, "content_type": FORM, "x_http_method_override": "POST"}
        yield f"by {method}", f"{path}?{urlencode(ours)}", how


@pytest.mark.parametrize("token", [None, TOKEN], ids=["open", "with a token"])
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_a_forged_form_changes_nothing_and_our_own_does(desk, action, token):
    app = app_of(desk, token=token)
    path, fields = sent_by(action, desk)
    visitor, other = signed_in(app, token), signed_in(app, token)
    own, others = visitor.form_token("/rules"), other.form_token("/rules")
    before = dump(desk)
    for what, address, how in forged(path, fields, own, others):
        assert visitor._ask(address, **how).status in (403, 405, 415), what
        assert dump(desk) == before, what
    assert visitor._ask(path, form={"form_token": own, **fields}).status == 303
    assert dump(desk) != before, "the form of this action does nothing here: give values_of what it needs"


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_who_is_not_signed_in_changes_nothing(desk, action):
    """Not even with a form token of the sign-in page, or one got before signing out."""
    app = app_of(desk, token=TOKEN)
    path, fields = sent_by(action, desk)
    visitor, before = signed_in(app, TOKEN), dump(desk)
    old = visitor.form_token("/rules")
    visitor.post("/sign-out", "/rules")
    for given in ("", old, visitor.form_token("/sign-in")):
        answer = visitor._ask(path, form={"form_token": given, **fields})
        assert answer.status in (401, 403)
    assert ask(app, path, form=fields, authorization="Bearer wrong").status == 401
    assert dump(desk) == before


def test_reading_changes_nothing(desk):
    """A page can be opened by a stranger's link; so every page and file only reads."""
    app, values, before = app_of(desk), values_of(desk), dump(desk)
    values |= {"report": values["left"], "name": ask(app, "/names.json").json["names"][0]["id"]}
    for row in ALL:
        if isinstance(row, Page | Download):
            given = {p.name: values.get(p.name, p.choices[0] if p.choices else "") for p in row.parameters}
            path = re.sub(r"{(\w+)}", lambda found: values[found[1]], row.path)
            for query in ("", "?" + urlencode({p.name: given[p.name] for p in row.parameters if p.where == "query"})):
                assert ask(app, path + query).status in (200, 400, 404)
    assert dump(desk) == before
