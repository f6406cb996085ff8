"""Articles as data: objects of crawlers and services, and rows of tables."""

import json
from pathlib import Path

import pytest

from claimledger.reading import Unreadable, members, read, records

TEXT = "The port of Burgas loaded 40,000 tonnes of barley in May. Prices fell by 3%, it said."
ADDRESS = "https://news.example/barley"
FORMS = {
    "crawler": {
        "maintext": TEXT, "title": "Barley", "authors": ["Ann Porter"], "url": ADDRESS,
        "date_publish": "2024-05-06 10:00:00", "language": "en", "source_domain": "news.example",
    },
    "parser": {
        "text": TEXT, "title": "Barley", "authors": ["Ann Porter"], "url": ADDRESS,
        "publish_date": "2024-05-06T10:00:00", "top_image": "https://news.example/a.png",
    },
    "extractor": {
        "text": TEXT, "title": "Barley", "author": "Ann Porter", "source": ADDRESS,
        "date": "2024-05-06", "sitename": "Gazette", "categories": "",
    },
    "service": {
        "content": TEXT, "title": "Barley", "author": "Ann Porter", "url": ADDRESS,
        "publishedAt": "2024-05-06T10:00:00Z", "source": {"id": None, "name": "Gazette"},
    },
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_an_object_of_each_form_is_an_article(form: str) -> None:
    page = read(json.dumps(FORMS[form]).encode())
    assert page.text == f"Barley\n\n{TEXT}"
    found = {(f.field, f.value[:10]) for f in page.declared}
    assert {("title", "Barley"), ("authors", "Ann Porter"), ("published", "2024-05-06")} <= found
    assert ("url", ADDRESS) in {(f.field, f.value) for f in page.declared}
    assert (("publisher", "Gazette") in found) == (form in {"extractor", "service"})


def test_an_object_with_html_is_read_as_a_page() -> None:
    for name in ("html", "body"):
        page = read(json.dumps({name: f"<h1>Barley</h1><p>{TEXT}</p>", "title": "B"}).encode())
        assert page.text == f"Barley\n{TEXT}"
        assert page.media_type == "application/json"


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps([*FORMS.values(), {"url": ADDRESS}]),
        json.dumps({"status": "ok", "articles": list(FORMS.values())}),
        json.dumps({"response": {"results": list(FORMS.values())}}),
        "\n".join(map(json.dumps, FORMS.values())),
    ],
)
def test_each_article_of_a_list_is_a_page(tmp_path: Path, raw: str) -> None:
    path = tmp_path / "dump.json"
    path.write_text(raw, "utf-8")
    found = list(members(path))
    assert [one.locator for one in found] == ["#1", "#2", "#3", "#4"]
    assert all(TEXT in read(one.raw).text for one in found)


@pytest.mark.parametrize(
    "raw", ['{"a": 1}', '{"text": "ok", "body": "yes"}', '[{"url": "https://news.example/a"}]']
)
def test_data_without_the_text_of_an_article_is_refused_by_name(raw: str) -> None:
    with pytest.raises(Unreadable, match="JSON data without the text"):
        read(raw.encode())


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_each_row_of_a_table_with_texts_is_a_page(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "dump.csv"
    cells = [["id", "url", "text"], ["7", ADDRESS, f'"{TEXT}\n\n{TEXT}"'], ["8", ADDRESS, "short"]]
    path.write_text("\n".join(map(sign.join, cells)), "utf-8")
    [member] = members(path)
    assert member.locator == "#1"
    assert read(member.raw).text == f"{TEXT}\n\n{TEXT}"


def test_a_table_longer_than_a_page_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "MAX_BYTES", 1000)
    path = tmp_path / "dump.csv"
    path.write_text("\ufefftitle,text\n" + f'Zürich,"{TEXT}"\n' * 50, "utf-8")
    found = list(members(path))
    assert len(found) == 50
    assert ("title", "Zürich") in {(f.field, f.value) for f in read(found[-1].raw).declared}
    path.write_bytes(path.read_bytes() + b"B\xe9ziers," + TEXT.encode())
    with pytest.raises(Unreadable, match="found the byte 0xE9"):
        list(members(path))


def test_a_list_in_a_deep_object_is_found(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text('{"data":' * 900 + json.dumps([{"text": TEXT}]) + "}" * 900)
    [member] = members(path)
    assert read(member.raw).text == TEXT


def test_a_list_of_addresses_is_refused_as_a_table() -> None:
    rows = "".join(f"{n},https://news.example/{n},Barley {n}\n" for n in range(4))
    with pytest.raises(Unreadable, match="a table of values"):
        read(f"id,url,title\n{rows}".encode())
