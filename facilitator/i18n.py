"""Every text a person sees passes here: English in the code, the reader's language on screen.

Texts are looked up when they are shown, never when a module is imported, so that `install` may come at any time before.
"""

from __future__ import annotations

import gettext
import locale
import os
import sys
from pathlib import Path

LANGUAGES = ("fr", "en")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def install(catalogues: Path, language: str | None = None) -> None:
    """Speak *language* from now on, with the catalogues of that folder.

    By default the system's language, and French when the system's is neither French nor English.
    """
    global _catalogue, _language
    _language = language or system_language()
    _catalogue = gettext.translation("facilitator", str(catalogues), languages=[_language], fallback=True)


def language() -> str:
    """The two-letter code of the language spoken now."""
    return _language


def region() -> str:
    """The locale of dates and numbers: English ones are written as in Europe."""
    return {"fr": "fr_FR", "en": "en_GB"}[_language]


def system_language() -> str:
    """What the system asks for: the variables that gettext reads, then the platform's own setting."""
    wanted = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform in ("win32", "darwin"):  # elsewhere Python answers English when nothing is asked
        wanted.append(locale.getlocale()[0] or "")
    spoken = next((code for code in wanted if code and code.split(".")[0] not in ("C", "POSIX")), "fr")
    return "en" if spoken.lower().startswith("en") else "fr"


def _(message: str) -> str:
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    return _catalogue.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """For a word that needs two translations: *context* says which is meant."""
    return _catalogue.pgettext(context, message)
