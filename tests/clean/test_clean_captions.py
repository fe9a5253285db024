"""Lines that tell of pictures → captions, and sentences that only speak of pictures → none."""

import pytest

from secondsource.clean.captions import is_caption, is_gallery_place


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: A worker walks past the gate of a mill in Elm, May 3, 2021. REUTERS/Jon Ardel/File Photo",
        "Smoke rises over Elm in this handout picture released by the navy. REUTERS/Handout via Reuters",
        "An aerial view shows the dam in Elm. Picture taken with a drone. REUTERS/Jon Ardel",
        "A handout photo shows sailors on deck. EPA-EFE/NAVY HANDOUT",
        "The minister arrives for talks in Elm. Photograph: Jon Ardel/The Guardian",
        "People queue for water. | Photo Credit: Jon Ardel",
        "The minister, left, greets the mayor of Elm on Monday. Courtesy: PMO",
        "Smoke rises from the port [Jon Ardel/Al Jazeera]",
        "In this photo released by the navy, sailors stand guard in the port of Elm, June 3, 2021.",
        "This satellite image provided by a firm shows the port of Elm on June 3, 2021.",
        "Pictured: The harbour before the storm",
        "Handout",
    ],
)
def test_captions_are_known(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The photo shows sailors on deck, the navy said, adding that nobody was hurt.",
        '"Photo: a lie", the minister said of the picture on Monday.',
        "In this photo released by the navy, sailors can be seen, the minister said on Monday.",
        "A photo released on Monday went round the world within hours.",
        "Reuters photographers were on the scene when the dam broke on Monday.",
        "The council paid for the picture in 1911.",
    ],
)
def test_sentences_about_pictures_are_none(line: str) -> None:
    assert not is_caption(line)


def test_places_in_a_gallery_are_known() -> None:
    assert all(map(is_gallery_place, ["image 2 of 5", "2 / 5", "back to gallery", "hide caption"]))
    assert not is_gallery_place("2 of 5 boats sank")
