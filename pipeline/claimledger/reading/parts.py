"""Finds files that belong to a saved page: the folder that browsers write for a complete page."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath

PAGE = (
    ".htm",
    ".html",
    ".xhtml",
    ".shtml",
    ".mht",
    ".mhtml",
    ".svg",
    ".xml",
    ".php",
    ".asp",
    ".aspx",
)
# The names of the folder in each language of Windows and of the browsers.
FOLDER = re.compile(
    r"(?P<page>.+?)(?:\.files"
    r"|_(?:files|archivos|arquivos|bestanden|bylos|datoteke|dosyalar|elemei|failid|fails|fajlovi"
    r"|ficheiros|fichiers|file|fitxategiak|fitxers|pliki|soubory|tiedostot)"
    r"|-(?:dateien|filer))",
    re.IGNORECASE,
)


def page_of(name: str, names: Collection[str]) -> str | None:
    """Return the page among `names` to which the file `name` belongs, or None.

    >>> page_of("a/Grain_files/ad.html", {"a/Grain.html", "a/Grain_files/ad.html"})
    'a/Grain.html'
    >>> page_of("case_files/memo.html", {"case_files/memo.html"}) is None
    True
    """
    for folder in PurePosixPath(name).parents:
        if found := FOLDER.fullmatch(folder.name):
            page = str(folder.with_name(found["page"]))
            for candidate in (page, *(page + ending for ending in PAGE)):
                if candidate in names and candidate.lower().endswith(PAGE):
                    return candidate
    return None
