"""Plain text: the text is the strictly decoded file, whatever its encoding and line ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.reading import Unreadable, read, text_rendition

ENGLISH = "The ministry said it rose 4% to €240 billion — “a record”, it’s said, in the café.\r\n"
CZECH = "Ministerstvo oznámilo, že vývoz v únoru vzrostl o 4 procenta. Příští rok to bude víc.\n"
RUSSIAN = "Министерство сообщило, что экспорт вырос на 4 процента в феврале.\n"
JAPANESE = "財務省は月曜日、輸出が4%増加したと発表した。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        ("\ufeff" + ENGLISH, "utf-8"),
        ("\ufeff" + ENGLISH, "utf-16-le"),
        ("\ufeff" + ENGLISH, "utf-16-be"),
        ("\ufeff" + ENGLISH, "utf-32-le"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "windows-1252"),
        ("The price was £5, up from £4.", "windows-1252"),
        ("It’s said.", "windows-1252"),
        (CZECH, "windows-1250"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc-jp"),
    ],
)
def test_the_text_is_the_file_decoded_by_the_named_encoding(text: str, encoding: str) -> None:
    raw = text.encode(encoding)
    rendition = read(raw)
    assert rendition.text == text
    assert rendition.encoding == encoding
    assert raw.decode(rendition.encoding) == rendition.text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_what_they_are(line_end: str) -> None:
    text = line_end.join(["Exports rose 4%.", "", "Imports fell\u00a03%. 😀", ""])
    assert read(text.encode()).text == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_unicode_text_comes_back_whole(text: str) -> None:
    text = "Prices: " + text
    assert read(text.encode()).text == text


def test_a_caller_s_text_is_taken_as_it_is() -> None:
    rendition = text_rendition("\ufeffExports\r\nrose \ud800")
    assert rendition.text == "\ufeffExports\r\nrose \ud800"
    assert rendition.media_type == "text/plain"


def refusal(raw: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    return caught.value


@pytest.mark.parametrize(
    ("raw", "stage", "says"),
    [
        (b"", "content", "empty file (0 bytes)"),
        (b"\xef\xbb\xbf \r\n\t", "content", "only blank space"),
        ("Zürich and Köln\nrose ".encode() + b"\xe9t", "decoding", "0xE9 at byte 23 (line 2)"),
        ("Prices in Zürich, Köln, Genève and Orléans".encode()[:-4], "decoding", "0xC3"),
        (b"\xff\xfea\0b", "decoding", "utf-16-le"),
        (bytes(range(256)) * 16, "format", "binary data"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(raw: bytes, stage: str, says: str) -> None:
    error = refusal(raw)
    assert error.stage == stage
    assert says in error.reason
    assert error.reason.endswith(".")
    assert "\n" not in error.reason


def test_a_refusal_survives_the_way_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(Unreadable("size", "Too big.")))  # noqa: S301 - made here
    assert (error.stage, error.reason, str(error)) == ("size", "Too big.", "Too big.")


def test_a_line_of_ten_megabytes_is_read() -> None:
    raw = b"Exports rose 4%. " * 600_000
    assert len(read(raw).text) == len(raw)
