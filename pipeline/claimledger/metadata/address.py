"""Normalises addresses of articles, and finds the outlet and the day in them."""

import datetime as dt
import re
from calendar import monthrange
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from claimledger.metadata.days import on_calendar
from claimledger.metadata.wording import Outlet, outlets

ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’，。；、）)\]]+", re.IGNORECASE)

# Parameters that record how a reader reached a page: campaigns, click ids, share tokens.
_TRACKING = re.compile(
    r"""
    (?: utm | mc | pk | mtm | hsa | oly | vero | guce | wt | at | ns | ga | itm | piwik ) _ \w*
  | \w* clid | [gw]braid | igshid? | yclid | _g[al] | mkt_tok | li_fat_id | xtor | spm | scid
  | ref | ref_?(?:src|url) | referr?er | reflink | smid | smtyp | smprod | cmp | i?cmpid? | ncid
  | i?cid | ito | ocid | taid | mod | share\w* | gift\w* | unlocked_article_code | access_?token
  | token | campaign\w* | source | src | partner | via | from | feature | guccounter | st | s_cid
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Parameters that select one of several pages at an address.
_SELECTION = re.compile(r"(?:\w*id|p|page|lang|hl|locale|article|story|no)", re.IGNORECASE)
_SLUG = re.compile(r"\w+(?:-\w+){2,}|\D*\d{5,}\D*")

_DAY = re.compile(
    r"""
    [/_.-] (?P<year> (?:19|20)[0-9]{2} ) (?P<sign> [/-]? )
    (?P<month> 0[1-9] | 1[0-2] | jan | feb | mar | apr | may | jun | jul | aug | sep | oct | nov
      | dec )
    (?: (?P=sign) (?P<day> 0[1-9] | [12][0-9] | 3[01] ) )?
    (?= [/_.-] | $ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def canonical(url: str) -> str | None:
    """Return an address without fragment, credentials and tracking, or None if it is not one.

    If the path identifies the article (a slug of three words or a long number), only parameters
    that select content (an id, a page, a language) stay. Other addresses lose only the parameters
    that are known to track readers.

    >>> canonical("HTTPS://News.example.org:443/a-long-slug-7?st=x9&utm_medium=mail&page=2#top")
    'https://news.example.org/a-long-slug-7?page=2'
    >>> canonical("mailto:desk@example.org") is None
    True
    """
    try:
        parts = urlsplit(url.strip().rstrip(".,;"))
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return None
    host = parts.hostname if port in {None, 80, 443} else f"{parts.hostname}:{port}"
    named = any(_SLUG.fullmatch(piece) for piece in unquote(parts.path).split("/"))
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(key) and (not named or _SELECTION.fullmatch(key))
    ]
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", urlencode(query), ""))


def outlet(url: str) -> Outlet | None:
    """Return the news outlet at an address, if its host or a domain above it is known."""
    return outlet_at(urlsplit(url).hostname or "")


def outlet_at(host: str) -> Outlet | None:
    """Return the news outlet at a host or at the nearest known domain above it, or None.

    >>> outlet_at("edition.cnn.com").name
    'CNN'
    >>> outlet_at("notcnn.com") is None
    True
    """
    known = outlets()
    labels = host.casefold().split(".")
    domains = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((known[domain] for domain in domains if domain in known), None)


def bracket(url: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of the day or month in the path of an address, or None.

    >>> [str(day) for day in bracket("https://example.org/2023/nov/07/rates-fell")]
    ['2023-11-07', '2023-11-07']
    >>> [str(day) for day in bracket("https://example.org/2023/11/rates-fell")]
    ['2023-11-01', '2023-11-30']
    >>> bracket("https://example.org/topic-2030-45-goals") is None
    True
    """
    for match in _DAY.finditer(urlsplit(url).path):
        year, name = int(match["year"]), match["month"].casefold()
        month = int(name) if name.isdigit() else _MONTHS.index(name) + 1
        if match["day"]:
            day = on_calendar(year, month, int(match["day"]))
            if day:
                return day, day
        elif match["sign"] == "/":
            return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    return None
