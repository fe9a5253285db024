import records_by_hand as hand
from secondsource.compare.threads import Threads
from secondsource.records.comparison import Happening, Telling

TEXT = "The mayor said the bridge collapsed."


def story():
    pairs = [(doc, hand.analysis(doc)) for doc in (hand.document(TEXT, "r1"), hand.document(TEXT, "r2"))]
    return hand.readings(pairs)


def find_threads(readings, happenings):
    threads = Threads()
    threads.follow(readings, happenings)
    return threads


def happening(readings, words, reports=("r1", "r2")):
    tellings = []
    for reading in readings:
        if reading.id in reports:
            for number, statement in enumerate(reading.analysis.statements):
                if statement.predicate.of(TEXT) == words:
                    tellings.append(Telling(reading.id, number, reading.sentence_at(0)))
    return Happening(tuple(tellings))


def test_words_belong_to_the_happening_they_tell_of():
    readings = story()
    threads = find_threads(readings, [happening(readings, "collapsed")])
    assert threads.own(readings[0], hand.span_of(TEXT, "collapsed")) == {0}
    assert threads.around(readings[1], hand.span_of(TEXT, "mayor")) == {0}


def test_words_of_saying_are_no_thread():
    readings = story()
    threads = find_threads(readings, [happening(readings, "said")])
    assert threads.around(readings[0], hand.span_of(TEXT, "collapsed")) == frozenset()


def test_what_one_report_alone_tells_is_no_thread():
    readings = story()
    threads = find_threads(readings, [happening(readings, "collapsed", ("r1",))])
    assert threads.own(readings[0], hand.span_of(TEXT, "collapsed")) == frozenset()
