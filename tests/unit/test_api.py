"""The library's face takes what people have, and says in one sentence what it can't take."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import claimledger
from claimledger import Claim
from claimledger.tables.schemas import table

TEXT = "Exports of copper rose 3% last year, the ministry said."
DAY = date(2021, 6, 30)


@pytest.mark.parametrize(
    "published",
    [
        DAY,
        "2021-06-30",
        "2021-06-30T23:15",
        "2021-06-29/2021-06-30",
        datetime(2021, 6, 30, 23, 15, tzinfo=UTC),
        (DAY, DAY),
        ("2021-06-29", DAY),
        [DAY, DAY],
    ],
)
def test_a_day_may_be_given_as_people_have_it(published: object) -> None:
    [claim] = claimledger.read_claims(TEXT, published=published)
    assert claim.period_end == date(2020, 12, 31)
    [time] = claimledger.find_times(TEXT, published=published)
    assert time.date_to == date(2020, 12, 31)
    assert claimledger.read_article(TEXT, published=published).published_latest == DAY


@pytest.mark.parametrize("published", [(None, DAY), "../2021-06-30"])
def test_a_side_may_be_open(published: object) -> None:
    article = claimledger.read_article(TEXT, published=published)
    assert (article.published_earliest, article.published_latest) == (None, DAY)


@pytest.mark.parametrize(
    ("published", "error", "said"),
    [
        ("30.6.2021", ValueError, "expected a day like 2024-05-15 or two like .*found '30.6.2021'"),
        ("", ValueError, "expected a day like"),
        ((date(2021, 7, 1), DAY), ValueError, "expected the earlier day first"),
        ((DAY, DAY, DAY), ValueError, "expected a day like"),
        (2021, TypeError, "expected a day like .*, found int"),
        ((DAY, 2021), TypeError, "expected a day like .*, found int"),
    ],
)
def test_a_day_that_is_none_is_one_sentence(
    published: object, error: type[Exception], said: str
) -> None:
    for read in (claimledger.read_claims, claimledger.read_article, claimledger.find_times):
        with pytest.raises(error, match=f"published: {said}"):
            read(TEXT, published=published)


@pytest.mark.parametrize(
    "find", [claimledger.clean, claimledger.find_times, claimledger.find_quantities]
)
def test_what_is_no_text_is_one_sentence(find: Callable[..., object]) -> None:
    with pytest.raises(TypeError, match=r"^expected a text as str, found bytes: decode it"):
        find(b"3%")
    with pytest.raises(TypeError, match=r"^expected a text as str, found None$"):
        find(None)


@pytest.mark.parametrize("read", [claimledger.read_claims, claimledger.read_article])
def test_what_is_no_page_is_one_sentence(read: Callable[..., object]) -> None:
    with pytest.raises(TypeError, match=r"^expected a page as str, bytes or pathlib.Path, found N"):
        read(None)
    with pytest.raises(TypeError, match="url: expected an address as str, found int"):
        read(TEXT, url=3)
    assert read(bytearray(TEXT, "utf-8")) == read(TEXT)


@pytest.mark.parametrize("read", [claimledger.read_claims, claimledger.read_article])
def test_a_path_is_read_and_the_name_of_a_file_is_refused(
    read: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(TEXT, "utf-8")
    assert read(Path("page.txt")) == read(TEXT)
    with pytest.raises(ValueError, match=r"the name of a file: pass pathlib.Path\('page.txt'\)$"):
        read("page.txt")
    assert read("page.html") is not None


def test_the_public_names_are_those_listed() -> None:
    assert dir(claimledger) == sorted(claimledger.__all__)
    assert [name for name in claimledger.__all__ if not hasattr(claimledger, name)] == []
    assert re.fullmatch(r"\d+\.\d+\.\d+", claimledger.__version__)


def test_a_claim_becomes_json() -> None:
    [claim] = claimledger.read_claims(TEXT, published=DAY)
    said = json.loads(json.dumps(claim.to_dict()))
    assert list(said) == list(Claim.__dataclass_fields__)
    assert (said["value"], said["period_end"], said["speaker"]) == (3, "2020-12-31", None)
    assert replace(claim, value=Decimal("2.5")).to_dict()["value"] == 2.5


def test_claims_become_a_frame_of_the_published_table() -> None:
    claims = claimledger.read_claims(TEXT, published=DAY)
    frame = claimledger.to_frame(claims)
    assert frame.schema == table("claims").polars()
    assert frame["period_end"].to_list() == [date(2020, 12, 31)]
    assert frame["value"].to_list() == [3]
    assert claimledger.to_frame([]).schema == frame.schema


def test_an_article_shows_which_it_is_and_not_all_it_holds() -> None:
    text = "Exports of copper\n\n" + TEXT * 500
    shown = repr(claimledger.read_article(text, published="2021-06-30"))
    assert "published 2021-06-30/2021-06-30, " in shown
    assert len(shown) < 200
    open_sided = repr(claimledger.read_article(text, published="../2021-06-30"))
    assert "published ../2021-06-30, " in open_sided


def test_importing_the_library_loads_nothing_heavy() -> None:
    code = (
        "import sys, claimledger; "
        "print({'polars', 'numpy', 'dagster', 'claimledger.article'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_asking_for_a_name_loads_what_its_calls_need() -> None:
    code = (
        "import sys; from claimledger import read_claims; "
        "print('claimledger.article' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "True\n"
