import records_by_hand as hand
from secondsource.compare.namesakes import compare_namesakes
from secondsource.compare.posts import compare_posts


def told(report, holder, *offices, modifier=None):
    """A report that gives a person one or more posts, each in a sentence of its own."""
    text = " ".join(f"{holder}, the {title} of {of}, spoke at length." for title, of in offices)
    doc = hand.document(text, report)
    names = [hand.name(text, holder, "person", 0, nth) for nth in range(len(offices))]
    roles = [hand.role(text, f"{holder}, the {title} of {of}", holder, (title, of), modifier) for title, of in offices]
    return doc, hand.analysis(doc, names=names, roles=roles, entity_names=[holder])


def posts(*pairs, origins=None):
    ids = {doc.report_id: 0 for doc, _ in pairs}
    return compare_posts(hand.readings(list(pairs), [hand.identity("Ana Reis", "person", ids)], origins))


CLINIC, SERVICE = ("head", "the Tarn Clinic"), ("director", "the provincial rescue service")


def test_one_post_in_two_wordings_is_a_rounding():
    (point,) = posts(told("r1", "Ana Reis", CLINIC), told("r2", "Ana Reis", SERVICE))
    assert (point.kind, point.nature, point.about) == ("office-holder", "rounding", "Post of Ana Reis")
    assert {p.value for p in point.positions} == {
        "head of the Tarn Clinic",
        "director of the provincial rescue service",
    }


def test_a_report_that_knows_both_posts_leaves_nothing_to_say():
    assert posts(told("r1", "Ana Reis", CLINIC, SERVICE), told("r2", "Ana Reis", SERVICE)) == []


def test_one_origin_and_a_former_post_say_nothing():
    pair = told("r1", "Ana Reis", CLINIC), told("r2", "Ana Reis", SERVICE)
    assert posts(*pair, origins={"r1": 1, "r2": 1}) == []
    assert posts(pair[0], told("r2", "Ana Reis", SERVICE, modifier="former")) == []


def test_more_or_fewer_words_are_one_post_and_a_deputy_is_another():
    chief = told("r1", "Ana Reis", ("managing director", "Marsh Oil"))
    assert posts(chief, told("r2", "Ana Reis", ("director", "Marsh Oil Ltd."))) == []
    assert len(posts(chief, told("r2", "Ana Reis", ("deputy managing director", "Marsh Oil")))) == 1


def test_what_is_no_leading_post_in_full_is_left_out():
    assert posts(told("r1", "Ana Reis", CLINIC), told("r2", "Ana Reis", ("victim", "Norland"))) == []
    assert posts(told("r1", "Ana Reis", CLINIC), told("r2", "Ana Reis", ("head", "group"))) == []


def namesakes(first, second, *offices):
    pairs = [told("r1", first, offices[0]), told("r2", second, offices[-1])]
    people = [hand.identity(first, "person", {"r1": 0}), hand.identity(second, "person", {"r2": 0})]
    return compare_namesakes(hand.readings(pairs, people))


def test_one_post_and_family_name_but_two_given_names():
    (point,) = namesakes("Ana Reis", "Eva Reis", ("spokeswoman", "Marsh Oil"))
    assert (point.kind, point.nature) == ("name", "dispute")
    assert point.about == "Given name of the spokeswoman of Marsh Oil"


def test_another_family_or_another_post_is_another_person():
    assert namesakes("Ana Reis", "Eva Holm", ("spokeswoman", "Marsh Oil")) == []
    assert namesakes("Ana Reis", "Eva Reis", ("spokeswoman", "Marsh Oil"), ("spokeswoman", "Tarn Gas")) == []
    assert namesakes("Park Min Ho", "Park Kuan Yew", ("spokesman", "Marsh Oil")) == []
