import records_by_hand as hand
from secondsource.compare.figures import compare_figures
from secondsource.compare.statements import align_claims


def told(report, text, figures, moments=(), names=()):
    doc = hand.document(text, report, published=hand.on("2031-03-04"))
    quantities = [hand.quantity(text, *figure) for figure in figures]
    found = [hand.name(text, name, "organisation", number) for number, name in enumerate(names)]
    times = [hand.moment(text, moment, "past") for moment in moments]
    return doc, hand.analysis(doc, quantities=quantities, moments=times, names=found, entity_names=list(names))


def compared(*pairs):
    readings = hand.readings(pairs)
    return compare_figures(readings, align_claims(readings))


def natures(*pairs):
    return [p.nature for p in compared(*pairs) if p.nature]


def grown(report, text, figure, period):
    return told(report, text, [(figure, "exports", None)], [period])


def test_an_indicator_of_two_periods_is_no_dispute():
    one = grown("r1", "Cheese exports rose to 34 percent of the harbour trade in January.", "34 percent", "January")
    two = grown("r2", "Cheese exports rose to 41 percent of the harbour trade in February.", "41 percent", "February")
    assert natures(one, two) == []


def test_an_indicator_of_one_period_is():
    one = grown("r1", "Cheese exports rose to 34 percent of the harbour trade in January.", "34 percent", "January")
    two = grown("r2", "Cheese exports rose to 41 percent of the harbour trade in January.", "41 percent", "January")
    assert natures(one, two) == ["dispute"]


def test_sums_of_two_owners_do_not_meet():
    text = "The guild of weavers heard that {} offered 20 crowns a share in cash for the old mill."
    one = told("r1", text.format("Lorvik Mills"), [("20 crowns", "cash", None)], names=["Lorvik Mills"])
    other = text.replace("20", "90").format("Sandholm Works")
    two = told("r2", other, [("90 crowns", "cash", None)], names=["Sandholm Works"])
    assert natures(one, two) == []


def test_what_was_threatened_is_no_count_of_what_was_done():
    done = told("r1", "The islanders fired three rockets over the lagoon.", [("three", "rockets", None)])
    vowed = told("r2", "The islanders may fire four rockets over the lagoon.", [("four", "rockets", None)])
    assert natures(done, vowed) == []
    other = told("r2", "The islanders fired four rockets over the lagoon.", [("four", "rockets", None)])
    assert natures(done, other) == ["dispute"]


def test_values_that_one_report_puts_down_to_two_sources_name_them():
    both = "Lorvik Institute put it at magnitude 5.1, but Sandholm Survey put it at magnitude 5.8."
    names = ["Lorvik Institute", "Sandholm Survey"]
    one = told("r1", both, [("magnitude 5.1", None, "magnitude"), ("magnitude 5.8", None, "magnitude")], names=names)
    two = told("r2", "The quake was of magnitude 5.1.", [("magnitude 5.1", None, "magnitude")])
    three = told("r3", "The quake was of magnitude 5.8.", [("magnitude 5.8", None, "magnitude")])
    (point,) = [p for p in compared(one, two, three) if p.nature == "dispute"]
    assert {p.note for p in point.positions} == {"according to Lorvik Institute", "according to Sandholm Survey"}
    assert "different sources" in point.why


def test_a_sum_and_what_is_paid_of_it_each_year_are_no_two_values_of_one():
    whole = told("r1", "The deal for the lighthouse is worth 80 crowns.", [("80 crowns", "deal", "price of the deal")])

    def paid(words):
        text = f"The deal for the lighthouse is worth 9 crowns{words}."
        return told("r2", text, [("9 crowns", "deal", "price of the deal")])

    assert [natures(whole, paid(words)) for words in (" a season", " per year", " weekly")] == [[], [], []]
    assert natures(whole, paid("")) == natures(whole, paid(" at the most")) == ["dispute"]
    yearly = told(
        "r3", "The deal for the lighthouse is worth 7 crowns annually.", [("7 crowns", "deal", "price of the deal")]
    )
    assert natures(paid(" per year"), yearly) == ["dispute"]


def test_a_combined_number_is_no_count_of_one_of_its_parts():
    def sang(words):
        text = f"Orla Quill sang in {words} on the lagoon stage."
        return told("r" + str(len(words)), text, [(words.split()[-2], "operas", None)])

    assert natures(sang("54 operas"), sang("a combined 157 operas")) == []
    assert natures(sang("54 operas"), sang("a rare 157 operas")) == ["dispute"]


def test_a_bare_number_behind_a_name_is_of_nothing():
    def hit(report, figure):
        text = f"Orla Quill hit {figure} on the lagoon field."
        return told(report, text, [(figure, "Quill", None)], names=["Orla Quill"])

    assert natures(hit("r1", "258"), hit("r2", "308")) == []
    spears = [
        told(r, f"Orla Quill hit {n} spears on the lagoon field.", [(n, "spears", None)])
        for r, n in (("r1", "258"), ("r2", "308"))
    ]
    assert natures(*spears) == ["dispute"]
