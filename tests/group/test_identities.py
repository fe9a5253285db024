from secondsource.group.identities import find_identities
from secondsource.records.analysis import Analysis, Name, NameKind, Role
from secondsource.records.span import Span
from secondsource.records.story import Identity


class Told:
    """A report built by hand: names are found in the text in the order given."""

    def __init__(self, text: str) -> None:
        self.text, self.names, self.entities, self.roles = text, [], [], []  # type: ignore[var-annotated]

    def name(self, full: str, kind: NameKind, *forms: str) -> "Told":
        number = len(self.entities)
        self.entities.append(full)
        for form in forms or (full,):
            at = self.text.index(form)
            self.names.append(Name(Span(at, at + len(form)), kind, number))
        return self

    def role(self, title: str, of: str) -> "Told":
        name = self.names[-1]
        at = self.text.rfind(title.title(), 0, name.span.start)
        start = at if at >= 0 else name.span.start
        self.roles.append(Role(Span(start, name.span.end), name.entity, name.span, title, of, None))
        return self

    def analysis(self, report: str) -> Analysis:
        whole = (Span(0, len(self.text)),)
        return Analysis(report, whole, tuple(self.names), tuple(self.entities), tuple(self.roles))


def identities(*told: Told) -> dict[str, Identity]:
    reports = {f"r{i}": t for i, t in enumerate(told)}
    analyses = {r: t.analysis(r) for r, t in reports.items()}
    found, _ = find_identities(analyses, {r: t.text for r, t in reports.items()})
    return {identity.name: identity for identity in found}


def test_spellings_of_one_person_are_joined_and_variants_listed() -> None:
    found = identities(
        Told("President Park Min Ho left.").name("Park Min Ho", "person"),
        Told("Park Min Ho came.").name("Park Min Ho", "person"),
        Told("Mr Park Min-ho met Park.").name("Park Min-ho", "person", "Park Min-ho", "Park"),
    )
    assert set(found) == {"Park Min Ho"}
    assert {"Park Min Ho", "Park Min-ho", "Mr Park Min-ho"} <= set(found["Park Min Ho"].variants)
    assert len(found["Park Min Ho"].mentions) == 3


def test_two_persons_of_one_family_stay_apart() -> None:
    found = identities(
        Told("Park Min Ho left.").name("Park Min Ho", "person"),
        Told("Park Kuan Yew left.").name("Park Kuan Yew", "person"),
    )
    assert set(found) == {"Park Min Ho", "Park Kuan Yew"}


def test_a_family_name_alone_joins_the_only_full_name_of_the_story() -> None:
    lone = Told("Tarvik left.").name("Tarvik", "person")
    full = Told("Zena Tarvik left.").name("Zena Tarvik", "person")
    other = Told("Omar Tarvik left.").name("Omar Tarvik", "person")
    assert set(identities(lone, full)) == {"Zena Tarvik"}
    assert set(identities(lone, full, other)) == {"Zena Tarvik", "Omar Tarvik", "Tarvik"}


def test_a_slip_is_joined_by_office_and_told() -> None:
    found = identities(
        Told("Prime Minister Sumi Tarakichi met him.").name("Sumi Tarakichi", "person").role("prime minister", "Japan"),
        Told("Prime Minister Sumi Tarakichi left.").name("Sumi Tarakichi", "person").role("prime minister", "Japan"),
        Told("Prime Minister Noboru Tarakchi met him.")
        .name("Noboru Tarakchi", "person")
        .role("prime minister", "Japan"),
    )
    (identity,) = found.values()
    assert identity.name == "Sumi Tarakichi"
    assert [variant for variant, _ in identity.slips] == ["Noboru Tarakchi"]
    assert "prime minister of Japan" in identity.slips[0][1]


def test_without_the_office_a_near_name_is_no_slip() -> None:
    found = identities(
        Told("Sumi Tarakichi met him.").name("Sumi Tarakichi", "person"),
        Told("Noboru Tarakchi met him.").name("Noboru Tarakchi", "person"),
    )
    assert len(found) == 2


def test_holders_of_one_office_with_other_names_stay_apart() -> None:
    found = identities(
        Told("President Jan Kowal left.").name("Jan Kowal", "person").role("president", "Poland"),
        Told("President Piotr Zielin left.").name("Piotr Zielin", "person").role("president", "Poland"),
    )
    assert len(found) == 2


def test_a_capital_that_acts_is_the_country_and_one_that_is_visited_a_town() -> None:
    acts = Told("Greece agreed. Athens has refused.").name("Greece", "place").name("Athens", "place")
    visited = Told("Greece agreed. They met in Athens today.").name("Greece", "place").name("Athens", "place")
    assert set(identities(acts)) == {"Greece"}
    assert set(identities(visited)) == {"Greece", "Athens"}
    found = identities(acts, visited)
    assert set(found) == {"Greece", "Athens"}
    assert "Athens" in found["Greece"].variants


def test_little_known_places_of_nearly_the_same_letters_unless_one_report_names_both() -> None:
    one = Told("In Tarvandin.").name("Tarvandin", "place")
    two = Told("In Tarvandi.").name("Tarvandi", "place")
    both = Told("In Tarvandin and Tarvandi ").name("Tarvandin", "place").name("Tarvandi", "place", "Tarvandi ")
    assert len(identities(one, two)) == 1
    assert len(identities(both)) == 2


def test_organisations_by_short_form() -> None:
    found = identities(
        Told("The World Health Organization said.").name("World Health Organization", "organisation"),
        Told("WHO said.").name("WHO", "organisation"),
        Told("Marsh Telecom Ltd. said.").name("Marsh Telecom Ltd.", "organisation"),
        Told("Marsh Telecom said.").name("Marsh Telecom", "other"),
    )
    assert len(found) == 2


def test_order_of_reports_changes_nothing() -> None:
    told = {
        "a": Told("Zena Tarvik left Oslo.").name("Zena Tarvik", "person").name("Oslo", "place"),
        "b": Told("Tarvik left.").name("Tarvik", "person"),
        "c": Told("Zena Tarvick left.").name("Zena Tarvick", "person"),
    }
    analyses = {r: t.analysis(r) for r, t in told.items()}
    turned = dict(reversed(list(analyses.items())))
    texts = {r: t.text for r, t in told.items()}
    assert find_identities(analyses, texts) == find_identities(turned, texts)


def test_without_texts_the_full_names_are_the_variants() -> None:
    told = Told("Zena Tarvik left.").name("Zena Tarvik", "person")
    found, judgements = find_identities({"a": told.analysis("a")})
    assert found[0].variants == ("Zena Tarvik",)
    assert judgements == ()
    assert find_identities({}) == ((), ())


def test_a_team_with_its_town_and_without() -> None:
    full = Told("The Oslo Harriers won.").name("Oslo Harriers", "organisation")
    short = Told("Harriers won.").name("Harriers", "other")
    police = Told("Police won.").name("Police", "organisation")
    assert set(identities(full, short)) == {"Oslo Harriers"}
    assert len(identities(Told("The Oslo Police won.").name("Oslo Police", "organisation"), police)) == 2


def test_a_family_name_goes_before_the_same_given_name() -> None:
    found = identities(
        Told("Zena Martin left.").name("Zena Martin", "person"),
        Told("Martin Lund came.").name("Martin Lund", "person"),
        Told("Martin left.").name("Martin", "person"),
        Told("MARTIN left.").name("MARTIN", "other"),
    )
    assert {"Martin", "MARTIN"} <= set(found["Zena Martin"].variants)


def test_initials_with_numbers() -> None:
    one = Told("The MLT4 failed.").name("MLT4", "other")
    two = Told("The Marsh-Line Two 4 failed.").name("Marsh-Line Two 4", "organisation")
    assert len(identities(one, two)) == 1


def test_one_word_of_a_long_name_misspelt_unless_it_is_another_word() -> None:
    def both(first: str, second: str) -> int:
        return len(identities(*(Told(f"{n} spoke.").name(n, "organisation") for n in (first, second))))

    assert both("Tarn Harvesters League", "Tarn Harvester League") == 1
    assert both("Veldersten Shipping", "Veldersen Shipping") == 1
    assert both("North Tarn Council", "South Tarn Council") == 2
    assert both("Marsh Health Company", "Marsh Wealth Company") == 2
    assert both("Tarn Brigade 12", "Tarn Brigade 13") == 2


def test_a_capital_acts_more_often_than_it_is_visited() -> None:
    told = Told("Greece agreed. Athens has refused. Athens is firm. They met in Athens.").name("Greece", "place")
    ends = [told.text.index("Athens"), told.text.index("Athens is"), told.text.rindex("Athens")]
    told.names += [Name(Span(at, at + 6), "place", 1) for at in ends]
    told.entities.append("Athens")
    assert set(identities(told)) == {"Greece"}


def test_a_capital_whose_country_nobody_names_is_one_with_the_town_of_that_name() -> None:
    acts = Told("Athens has refused.").name("Athens", "place")
    visited = Told("They met in Athens today.").name("Athens", "place")
    analyses = {name: told.analysis(name) for name, told in (("a", acts), ("b", visited))}
    found, _ = find_identities(analyses, {"a": acts.text, "b": visited.text})
    assert [(one.name, len(one.mentions)) for one in found] == [("Athens", 2)]
