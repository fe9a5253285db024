import pytest
from invented_reports import FERRY, reading, report

from secondsource.group.outlets import agencies_credited, family_of, is_agency
from secondsource.lang.lexicon import lexicon


@pytest.mark.parametrize(
    ("outlet", "family"),
    [
        ("Reuters", "Reuters"),
        ("uk.reuters.com", "Reuters"),
        ("https://www.reuters.com/world/x", "Reuters"),
        ("the associated press", "Associated Press"),
        ("IRNA news agency", "IRNA"),
        ("news.bbc.co.uk", "BBC"),
        ("The Velmora Courier", None),
        ("velmora-courier.example", None),
        ("", None),
        (None, None),
        ("…", None),
    ],
)
def test_family_of_an_outlet(outlet, family):
    assert family_of(outlet) == family


def test_agencies_are_told_from_publishers():
    assert is_agency("Reuters")
    assert not is_agency("BBC")
    assert not is_agency(None)


def test_no_outlet_belongs_to_two_families():
    owners: dict[str, str] = {}
    for family in lexicon("families")["family"]:
        for outlet in [family["name"], *family["outlets"]]:
            assert owners.setdefault(outlet.casefold(), family["name"]) == family["name"], outlet


def test_publishers_credited_are_no_agencies():
    document = report("a", FERRY)
    assert agencies_credited(document, reading(document, credits=["BBC", "AFP", "Velmora Courier"])) == {"AFP"}


def test_an_agency_that_is_in_no_list_is_one_by_its_name():
    document = report("a", FERRY)
    credited = reading(document, credits=["the Velmora News Agency", "Velmora Space Agency"])
    assert agencies_credited(document, credited) == {"Velmora News Agency"}
