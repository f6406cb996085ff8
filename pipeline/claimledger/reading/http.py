"""Reads HTTP responses as crawlers save them: status, headers and the page as it was sent."""

import http.client
import io
import zlib
from email.message import Message

import brotli

from claimledger.reading.unreadable import MAX_BYTES, Unreadable, size

OK = 200
CHUNK = 65_536
PAGE_TYPES = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"}
)


class Recorded:
    """Bytes that `http.client` reads like a socket."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def makefile(self, mode: str) -> io.BytesIO:
        """Open the recorded bytes."""
        del mode
        return io.BytesIO(self.raw)


def payload(raw: bytes) -> tuple[bytes, Message]:
    """Return the decoded body of a recorded response, and its headers.

    Raises:
        Unreadable: at stage ``response`` if the server did not answer with a page, at stage
            ``parsing`` if the record is damaged, at stage ``size`` if it expands too far.
    """
    response = http.client.HTTPResponse(Recorded(raw))  # type: ignore[arg-type]  # a file is all that it reads of a socket
    try:
        response.begin()
    except (http.client.HTTPException, ValueError) as error:
        kind = type(error).__name__
        raise Unreadable(
            "parsing", f"Expected an HTTP response, found a damaged one ({kind})."
        ) from None
    if response.status != OK:
        said = f"{response.status} {response.reason}".strip()
        raise Unreadable("response", f"Expected a page, found that the server answered {said}.")
    kind = response.msg.get_content_type()
    if "content-type" in response.msg and kind not in PAGE_TYPES:
        raise Unreadable("response", f"Expected a page, found that the server sent {kind}.")
    return decoded(body(response, raw), response.msg.get("content-encoding", "")), response.msg


def body(response: http.client.HTTPResponse, raw: bytes) -> bytes:
    """Return the body; some archives join the chunks but keep the header that announces them."""
    try:
        return response.read()
    except http.client.IncompleteRead as cut:
        return cut.partial or raw.partition(b"\r\n\r\n")[2]
    except (http.client.HTTPException, ValueError, OverflowError):  # of a length like 10^20
        return raw.partition(b"\r\n\r\n")[2]


def decoded(data: bytes, codings: str) -> bytes:
    """Decode the content codings, the last one first."""
    for coding in reversed([part.strip().lower() for part in codings.split(",") if part.strip()]):
        if coding in {"gzip", "x-gzip", "deflate"}:
            data = inflated(data)
        elif coding == "br":
            data = unpacked(data)
        elif coding != "identity":
            raise Unreadable(
                "response", f"Expected content coded by gzip, deflate or br, found {coding}."
            )
    return data


def inflated(data: bytes) -> bytes:
    """Decompress gzip or deflate up to the size limit; other data is returned unchanged."""
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):  # gzip or zlib by its header, then raw
        machine = zlib.decompressobj(bits)
        try:
            found = machine.decompress(data, MAX_BYTES + 1)
        except zlib.error:
            continue
        if len(found) > MAX_BYTES:
            raise too_large()
        return found
    return data


def unpacked(data: bytes) -> bytes:
    """Decompress brotli up to the size limit; other data is returned unchanged."""
    machine = brotli.Decompressor()
    found = bytearray()
    try:
        for start in range(0, len(data), CHUNK):
            found += machine.process(data[start : start + CHUNK], output_buffer_limit=MAX_BYTES + 1)
            if len(found) > MAX_BYTES:
                raise too_large()
    except brotli.error:
        return bytes(found) or data
    return bytes(found)


def too_large() -> Unreadable:
    """Return the error for a page that expands beyond the limit."""
    return Unreadable("size", f"Expected at most {size(MAX_BYTES)} once unpacked, found more.")
