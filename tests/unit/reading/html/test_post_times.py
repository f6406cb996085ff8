"""The moments that markup gives to lines are found with the lines."""

import json

from claimledger.reading import read


def moments(body: str, **blog: object) -> list[tuple[str, str, str]]:
    """Line, moment and rule of each line that has one."""
    stated = json.dumps({"@type": "LiveBlogPosting", **blog})
    head = f'<head><script type="application/ld+json">{stated}</script></head>' if blog else ""
    page = read(f"<!doctype html><html>{head}<body>{body}</body></html>".encode())
    return [
        (page.text[one.start : one.end], one.value, one.rule)
        for one in page.declared
        if one.field == "posted"
    ]


def test_a_time_dates_its_line() -> None:
    body = (
        "<p>Exports rose.</p><p><time datetime=2024-05-07T14:00>14:00</time> Port</p>"
        "<p>Rents rose.</p><p><time datetime=2024-05-06></time></p><p>Ships came.</p>"
        "<p><time>09:00</time></p>"
    )
    assert moments(body) == [("14:00 Port", "2024-05-07T14:00", "html.time")]


def test_json_ld_dates_the_headline_of_an_update_or_the_beginning_of_its_text() -> None:
    opening = "Ships came back to the harbor in the early morning"
    updates = [
        {"headline": "Port&nbsp;reopens", "datePublished": "2024-05-07T14:00:00Z"},
        {"articleBody": f"{opening}, it said.", "datePublished": "2024-05-06T20:00:00Z"},
        {"headline": "Elsewhere", "datePublished": "2024-05-05"},
        {"headline": "Port reopens"},
        "2024-05-05",
    ]
    body = f"<h2>Port\u00a0reopens</h2><p>Exports rose.</p><p>{opening}, said its office.</p>"
    rule = "html.json-ld.liveBlogUpdate"
    assert moments(body, liveBlogUpdate=updates) == [
        ("Port\u00a0reopens", "2024-05-07T14:00:00Z", rule),
        (f"{opening}, said its office.", "2024-05-06T20:00:00Z", rule),
    ]
    assert moments(body, liveBlogUpdate=updates[0]) == [
        ("Port\u00a0reopens", "2024-05-07T14:00:00Z", rule)
    ]
