from secondsource.compare.quotes import LinkableQuote, QuoteLinks

LONG = "We will not leave the old harbour to rot"


def link_quotes(quotes):
    linked = QuoteLinks()
    linked.add(quotes)
    return [sorted(links) for links in linked.links]


def quote(report, text, speaker="quill", form="direct"):
    return LinkableQuote(report, text, speaker, 0, form, speaker and speaker.title())


def test_same_words_in_two_reports_are_linked_both_ways():
    assert link_quotes([quote("a", LONG), quote("b", LONG + ".")]) == [[(1, "same words")], [(0, "same words")]]


def test_one_report_is_not_linked_to_itself():
    assert link_quotes([quote("a", LONG), quote("a", LONG)]) == [[], []]


def test_drift_names_the_change_from_each_side():
    links = link_quotes([quote("a", LONG), quote("b", LONG.replace("rot", "rust"))])
    assert links == [[(1, "words changed: ‘rot’ → ‘rust’")], [(0, "words changed: ‘rust’ → ‘rot’")]]


def test_two_speakers_are_told():
    links = link_quotes([quote("a", LONG), quote("b", LONG, "pell")])
    assert links[0] == [(1, "same words; credited to Quill here, to Pell there")]
    assert links[1] == [(0, "same words; credited to Pell here, to Quill there")]


def test_an_unknown_speaker_does_not_part_the_same_words():
    assert link_quotes([quote("a", LONG), quote("b", LONG, None)])[0] == [(1, "same words")]


def test_short_words_need_one_speaker():
    assert link_quotes([quote("a", "framework"), quote("b", "framework", "pell")]) == [[], []]
    assert link_quotes([quote("a", "framework", None), quote("b", "framework", None)]) == [[], []]
    assert link_quotes([quote("a", "framework"), quote("b", "framework")])[0] == [(1, "same words")]


def test_changed_words_of_two_speakers_are_two_utterances():
    assert link_quotes([quote("a", LONG), quote("b", LONG.replace("rot", "rust"), "pell")]) == [[], []]


def test_indirect_speech_is_not_compared():
    assert link_quotes([quote("a", LONG), quote("b", LONG, form="indirect")]) == [[], []]


def test_many_quotes_stay_quick():
    quotes = [quote(f"r{i}", f"common words about number {i} harbour{i} wall{i} gate{i}") for i in range(3000)]
    assert sum(map(len, link_quotes(quotes))) == 0


def test_changed_words_of_nobody_known_are_not_held_against_somebodys():
    assert link_quotes([quote("a", LONG), quote("b", LONG.replace("rot", "rust"), None)]) == [[], []]
