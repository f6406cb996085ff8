"""Names of one entity are one where something says so, and are two where nothing does."""

import pytest

from claimledger.linking.acronyms import Definition, definitions
from claimledger.linking.entities import Entity, Link, Named, is_name, kind_of, link, names_in
from claimledger.linking.entity_file import Item, MalformedEntities, parse


def name(written: str, field: str = "subject", snapshot: str = "a") -> Named:
    """A name in a claim."""
    return Named(snapshot, field, written, written)


def entity(written: Named, *defined: Definition, items: tuple[Item, ...] = ()) -> Entity | None:
    """What one name stands for."""
    found = list(link([written], defined, items))
    return found[0].entity if found else None


def written_in(phrase: str) -> list[str]:
    """The names in a subject."""
    return [one.name for one in names_in(None, "subject", phrase)]


def ids(*written: str, defined: tuple[Definition, ...] = ()) -> set[str]:
    """The ids of what some names stand for."""
    return {one.entity.entity_id for one in link(map(name, written), defined)}


AUTHORITY = Definition("Harbor and River Authority", "HRA")


def test_demonyms_capitals_and_codes_are_the_state() -> None:
    assert ids("Chile", "Chilean", "Santiago") == ids("Chile")
    assert entity(name("Chilean")) == Entity("Chile", "country", "CHL")
    assert ids("the United States", "U.S.", "the US") == ids("America")


def test_the_name_as_written_is_kept_as_evidence() -> None:
    [found] = link([name("Chilean")], [])
    assert (found.named.name, found.rule) == ("Chilean", "listed")


def test_bodies_are_one_by_their_listed_names() -> None:
    assert ids("IMF", "the International Monetary Fund") == ids("International Monetary Fund")
    assert entity(name("IMF")) == Entity("International Monetary Fund", "organisation")


def test_an_acronym_is_what_the_articles_define() -> None:
    assert ids("HRA", "Harbor and River Authority", defined=(AUTHORITY,)) == ids(AUTHORITY.name)
    assert len(ids("HRA", "Harbor and River Authority")) == 2


def test_an_acronym_that_articles_define_in_two_ways_is_neither() -> None:
    other = Definition("Hill Road Association", "HRA")
    names = "HRA", AUTHORITY.name, other.name
    assert len(ids(*names, defined=(AUTHORITY, other))) == 3


def test_a_name_before_a_noun_for_a_product_is_a_product() -> None:
    assert entity(name("the Velmark V vaccine")) == Entity("Velmark V vaccine", "product")
    assert entity(name("Chinese vaccine")) is None
    assert entity(name("vaccine")) is None
    assert ids("Velmark V vaccine") != ids("Velmark V")


def test_names_that_are_only_spelt_alike_are_two() -> None:
    assert len(ids("Alder Works", "Alder Work", "Velmark", "Velmarc")) == 4


def test_case_articles_stops_and_possessives_part_nothing() -> None:
    assert len(ids("the Alder Works", "Alder Works’s", "Alder Works")) == 1


@pytest.mark.parametrize("written", ["farmers", "the port", "Exports", "Half of Chile's farmers"])
def test_what_is_no_proper_name_is_no_entity(written: str) -> None:
    assert entity(name(written)) is None
    assert not is_name(written)


def test_a_speaker_is_a_person_and_no_capital() -> None:
    assert entity(name("Santiago", "speaker")) == Entity("Santiago", "person")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Ministry of Barges", "organisation"),
        ("Alder University", "organisation"),
        ("Clean Rivers Act", "law"),
        ("Alder County", "place"),
        ("Alder", None),
        ("County Alder Works", None),
    ],
)
def test_a_word_of_a_name_tells_its_kind(written: str, kind: str | None) -> None:
    assert kind_of(written) == kind


def test_listed_names_that_are_joined_are_several_and_others_are_none() -> None:
    assert written_in("Chile and Peru") == ["Chile", "Peru"]
    assert written_in("Ann and Bo") == ["Ann and Bo"]
    assert entity(name("Ann and Bo")) is None
    assert entity(name("Ministry of Barges and Locks")) is not None
    assert entity(name("Trinidad and Tobago")) == Entity("Trinidad and Tobago", "country", "TTO")


def test_a_country_in_front_of_common_words_is_named() -> None:
    found = link(names_in("a", "subject", "the US economy; Chinese Works"), [])
    assert [(one.named.name, one.entity.name) for one in found] == [
        ("US", "United States"),
        ("Chinese Works", "Chinese Works"),
    ]
    assert list(link(names_in("a", "speaker", "Chinese officials"), [])) == []


def test_several_names_of_a_column_are_several() -> None:
    assert written_in("Chile; Peru; Chile") == ["Chile", "Peru"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harbor and River Authority (HRA) met.", (AUTHORITY,)),
        ("Said the Harbor and River Authority (HRA), HRA for short (HRA).", (AUTHORITY,)),
        ("The Bank of Alder (BOA) lends.", (Definition("Bank of Alder", "BOA"),)),
        ("The Bank of Alder (BA) lends.", (Definition("Bank of Alder", "BA"),)),
        ("The Harbor Authority (ORB) met.", ()),
        ("It came late (PM).", ()),
        ("The harbor and river authority (HRA) met.", ()),
    ],
)
def test_a_definition_is_a_name_and_its_initials(text: str, found: tuple[Definition, ...]) -> None:
    assert definitions(text) == found


FILE = """
- name: Alder Port Authority
  aliases: [HRA, the harbor board]
  kind: organisation
- name: Georgia (state)
  aliases: [Georgia]
  articles: [https://example.org/peaches]
"""


def test_the_user_merges_renames_and_is_heard_first() -> None:
    items = parse(FILE)
    board = Entity("Alder Port Authority", "organisation")
    for written in ("HRA", "the harbor board", "Harbor Board"):
        assert entity(name(written), AUTHORITY, items=items) == board


def test_the_user_splits_by_article() -> None:
    articles = {"a": frozenset({"https://example.org/peaches"}), "b": frozenset({"Other"})}
    names = [name("Georgia"), name("Georgia", snapshot="b")]
    here, there = (one.entity for one in link(names, [], parse(FILE), articles))
    assert here == Entity("Georgia (state)")
    assert there.code == "GEO"


def test_an_item_for_the_full_name_is_heard_for_its_acronym() -> None:
    items = parse("- {name: The Authority, aliases: [Harbor and River Authority]}")
    assert entity(name("HRA"), AUTHORITY, items=items) == Entity("The Authority")


def test_an_empty_file_says_nothing() -> None:
    assert parse("") == parse("# nothing yet\n") == ()


ENDLESS = "- name: x\n  aliases: [&a0 [y]," + ",".join(
    f"&a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 20)
) + "]"  # fmt: skip
"""A short file whose text, with its aliases written out, no memory holds."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: x", "entities.yaml: expected a list of items, found a dict"),
        ("- x", "item 1: expected a mapping with a name, found str 'x'"),
        ("- aliases: [x]", "item 1, name: expected a name, found nothing"),
        ("- {name: x, alias: [y]}", "found 'alias'; did you mean aliases?"),
        ("- {name: x, kind: firm}", "item 1, kind: expected one of country, organisation"),
        ("- {name: x, code: cl}", "expected an ISO 3166-1 alpha-3 code such as CHL, found 'cl'"),
        ("- {name: x, aliases: y}", "item 1, aliases: expected a list of texts, found str 'y'"),
        ("- {name: x}\n- {name: y, aliases: [X]}", "item 2: expected 'X' to stand for one entity"),
        ("- {name: [", "entities.yaml, line 1: expected YAML, found a syntax error"),
        ("- {name: !!bool x}", "entities.yaml: expected text, numbers, days, lists and mappings"),
        ("- {name: !!timestamp x}", "found a value that does not fit its YAML tag"),
        ("- {name: !!python/name:os.system x}", "line 1: expected YAML, found a syntax error"),
        ("- " + "1:" * 300 + "0.5", "entities.yaml: expected numbers below 1e308"),
        ("[" * 5000, "entities.yaml: expected lists and mappings a few levels deep"),
        ("- {name: 2024-02-31}", "entities.yaml: expected days of the calendar and numbers"),
        (ENDLESS, "item 1, aliases: expected a list of texts, found a list"),
    ],
    ids=lambda value: value[:60],
)
def test_what_is_wrong_is_named_with_its_item(text: str, said: str) -> None:
    with pytest.raises(MalformedEntities, match=r"entities\.yaml") as error:
        parse(text)
    assert said in str(error.value)


def test_a_link_says_what_says_so() -> None:
    rules = {one.named.name: one.rule for one in link(map(name, ["HRA", "Velmark"]), [AUTHORITY])}
    assert rules == {"HRA": "defined", "Velmark": "written"}
    assert isinstance(next(link([name("Velmark")], [])), Link)
