from secondsource.group.described import Described, read_described
from secondsource.group.identities import find_identities
from secondsource.records.analysis import Analysis, Mention, Name, Role
from secondsource.records.span import Span


class Told:
    """A report built by hand; names and descriptions are found in the text."""

    def __init__(self, text: str) -> None:
        self.text, self.names, self.entities, self.mentions, self.roles = text, [], [], [], []  # type: ignore[var-annotated]

    def name(self, words: str, kind: str, full: str | None = None) -> "Told":
        at = self.text.index(words)
        self.names.append(Name(Span(at, at + len(words)), kind, len(self.entities)))  # type: ignore[arg-type]
        self.entities.append(full or words)
        return self

    def noun(self, words: str, head: str, chain: int | None = None) -> "Told":
        at = self.text.index(words)
        end = at + words.index(head) + len(head)
        self.mentions.append(Mention(Span(at, at + len(words)), Span(end - len(head), end), chain, "noun"))
        return self

    def holds(self, title: str, of: str, modifier: str | None = None) -> "Told":
        name = self.names[-1]
        self.roles.append(Role(name.span, name.entity, name.span, title, of, modifier))
        return self

    def analysis(self, report: str) -> Analysis:
        whole = (Span(0, len(self.text)),)
        return Analysis(
            report,
            whole,
            tuple(sorted(self.names, key=lambda n: n.span)),
            tuple(self.entities),
            tuple(self.roles),
            mentions=tuple(self.mentions),
        )


def read(told: Told) -> list[Described]:
    return list(read_described(told.analysis("r"), told.text))


def variants(*told: Told) -> dict[str, set[str]]:
    analyses = {f"r{i}": t.analysis(f"r{i}") for i, t in enumerate(told)}
    found, _ = find_identities(analyses, {f"r{i}": t.text for i, t in enumerate(told)})
    return {identity.name: set(identity.variants) for identity in found}


def test_a_body_is_read_by_nation_and_stems() -> None:
    told = Told("The Polish finance ministry agreed.").name("Polish", "nationality")
    (found,) = read(told.noun("The Polish finance ministry", "ministry"))
    assert (found.written, found.nation, found.stems) == (
        "The Polish finance ministry",
        "Poland",
        ("financ", "ministri"),
    )


def test_the_seat_behind_the_head_is_the_nation() -> None:
    told = Told("They wrote to the seismic centre in Warsaw again.").name("Warsaw", "place")
    (found,) = read(told.noun("the seismic centre in Warsaw", "centre"))
    assert (found.written, found.nation, found.stems) == (
        "the seismic centre in Warsaw",
        "Warsaw",
        ("center", "seismic"),
    )


def test_what_is_no_certain_body_is_left_out() -> None:
    told = Told("A finance ministry, its police and Marsh Line's board spoke.").name("Marsh Line", "organisation")
    told.noun("A finance ministry", "ministry").noun("its police", "police").noun("Marsh Line's board", "board")
    assert read(told) == []


def test_one_body_in_several_words() -> None:
    one = Told("Poland's finance ministry agreed.").name("Poland", "place")
    two = Told("The Polish finance ministry agreed. The ministry paid.").name("Polish", "nationality", "Poland")
    one.noun("Poland's finance ministry", "ministry")
    two.noun("The Polish finance ministry", "ministry", 7).noun("The ministry", "ministry", 7)
    found = variants(one, two)
    body = next(v for name, v in found.items() if "finance ministry" in name)
    assert {
        "Poland's finance ministry",
        "the Polish finance ministry",
        "Polish finance ministry",
        "the ministry",
    } <= body


def test_the_nation_may_be_left_out_when_one_alone_has_such_a_body() -> None:
    polish = Told("The Polish opposition agreed.").name("Polish", "nationality", "Poland")
    polish.noun("The Polish opposition", "opposition")
    greek = Told("The Greek opposition agreed.").name("Greek", "nationality", "Greece")
    greek.noun("The Greek opposition", "opposition")
    lone = Told("The opposition agreed.").noun("The opposition", "opposition")
    assert any({"the opposition", "the Polish opposition"} <= v for v in variants(polish, lone, polish).values())
    assert not any("the opposition" in v for v in variants(polish, lone, greek, polish, greek).values())


def test_the_capitals_police_is_not_the_countrys_but_its_ministry_is() -> None:
    def both(head: str) -> list[set[str]]:
        town = Told(f"Warsaw's tax {head} agreed.").name("Warsaw", "place").noun(f"Warsaw's tax {head}", head)
        land = Told(f"Poland's tax {head} agreed.").name("Poland", "place").noun(f"Poland's tax {head}", head)
        return [v for name, v in variants(town, land, town, land).items() if head in name]

    assert len(both("ministry")) == 1
    assert len(both("police")) == 2


def test_the_holder_of_an_office_is_meant_by_it_unless_two_hold_it() -> None:
    zena = Told("Zena Tarvik, mayor of Warsaw, left.").name("Zena Tarvik", "person").holds("mayor", "Warsaw")
    omar = Told("Omar Lund, mayor of Warsaw, left.").name("Omar Lund", "person").holds("mayor", "Warsaw")
    past = Told("Omar Lund, ex-mayor of Warsaw, left.").name("Omar Lund", "person").holds("mayor", "Warsaw", "former")
    told = Told("The mayor of Warsaw left.").name("Warsaw", "place").noun("The mayor of Warsaw", "mayor")
    assert "the mayor of Warsaw" in variants(zena, told)["Zena Tarvik"]
    assert "the mayor of Warsaw" in variants(zena, told, past)["Zena Tarvik"]
    assert "the mayor of Warsaw" not in variants(zena, told, omar)["Zena Tarvik"]


def test_the_capital_of_a_country_is_the_town() -> None:
    town = Told("They met in Warsaw.").name("Warsaw", "place")
    told = Told("They left the Polish capital.").name("Polish", "nationality", "Poland")
    assert "the Polish capital" in variants(town, told.noun("the Polish capital", "capital"))["Warsaw"]


def test_a_bare_government_is_not_that_of_a_country_named_in_passing() -> None:
    greek = Told("The Greek government paid. Poland and Greece.").name("Greek", "nationality", "Greece")
    greek.noun("The Greek government", "government").name("Poland", "place")
    polish = Told("Poland agreed. The government paid.").name("Poland", "place").noun("The government", "government")
    assert any("the government" in v for v in variants(greek, polish).values())
    found = variants(greek, polish, polish, polish)
    assert not any("the government" in v for v in found.values())
