"""What the names around a line say: whole words of one concept, and the article's home."""

import numpy as np
import pytest

from claimledger.cleaning.surroundings import AROUND, CONCEPTS, concepts, homes, named, surroundings


@pytest.mark.parametrize(
    ("tokens", "concept", "told"),
    [
        ("div.related.stories", "related", 1),
        ("div.relation", "related", 0),
        ("aside.sidebar", "side", 1),
        ("section.inside", "side", 0),
        ("blockquote.tweet", "embed", 1),
        ("blockquote.tweed", "embed", 0),
        ("p div.x section.newsletter", "offer", 0),  # too far out to speak of the line
    ],
)
def test_names_are_whole_words_of_one_concept(tokens: str, concept: str, told: int) -> None:
    found = surroundings(tokens)[len(AROUND) :]
    assert dict(zip(CONCEPTS, found, strict=True))[concept] == told


def test_a_word_stands_in_one_concept() -> None:
    words = [word for concept in concepts() for word in concept]
    assert len(words) == len(set(words))


def test_a_home_holds_most_of_what_is_extracted() -> None:
    names = [
        "p div.story main",
        "p div.story main",
        "p div.newsletter div.story main",
        "p aside main",
    ]
    steps, held, *inside = homes(names, np.array([400.0, 300.0, 20.0, 0.0]))
    assert steps.tolist() == [0, 0, 2, 2]  # the last one's home is main, which holds all
    assert held.tolist() == [1, 1, 20 / 720, 0]
    assert dict(zip(CONCEPTS, inside, strict=True))["offer"].tolist() == [0, 0, 1, 0]


def test_without_anything_extracted_every_line_is_at_home() -> None:
    steps, held, *inside = homes(["p div.newsletter", ""], np.zeros(2))
    assert steps.tolist() == held.tolist() == [0, 0]
    assert not np.array(inside).any()


def test_names_at_any_depth_cost_little() -> None:
    deep = " ".join(["div.wrap"] * 20_000)
    steps, *_ = homes([deep, "p"], np.array([100.0, 0.0]))
    assert steps.tolist() == [0, 1]


def test_an_element_s_tag_is_no_name() -> None:
    assert sum(named(("nav",))) == 0
    assert sum(named(("div.nav",))) == 1
