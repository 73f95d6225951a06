"""Text from people, cleaned once, at the door."""

from __future__ import annotations

import re
import unicodedata

from ..errors import BadText
from ..i18n import _

LONGEST = 20_000
"""The longest text that is kept, in characters. A longer one is refused whole, never cut."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANKS = " \t\n\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_JOINTS = re.compile(r"[\s'`´‘’ʼ′＇\u00ad\u2010-\u2015\u2212-]+|[" + re.escape(_BLANKS) + "]+")


def clean(text: str) -> str:
    """*text* in NFC, without control characters, lone surrogates or blank edges; line ends are newlines.

    Raises `BadText` for more than `LONGEST` characters. What is left may be empty.
    """
    return bounded(tidy(text))


def tidy(text: str) -> str:
    """`clean`, whatever the length."""
    text = _UNFIT.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    return unicodedata.normalize("NFC", text).strip(_BLANKS)


def bounded(text: str) -> str:
    """*text* itself; raises `BadText` for more than `LONGEST` characters."""
    if len(text) > LONGEST:
        raise BadText(
            _("This text has {count} characters; the limit is {limit}. Split it in two, nothing was lost.").format(
                count=len(text), limit=LONGEST
            )
        )
    return text


def clean_line(text: str) -> str:
    """`clean`, on a single line: for titles and names."""
    return " ".join(clean(text).split("\n"))


def required(text: str) -> str:
    """`clean`, refusing what is empty with `BadText`."""
    text = clean(text)
    if not text:
        raise BadText(_("There is no text to keep: type something first."))
    return text


def lines(text: str) -> list[str]:
    """The lines of *text* that are not blank, each of them tidy."""
    return [line for line in map(tidy, _LINE_ENDS.sub("\n", text).split("\n")) if line]


def shortened(text: str, most: int) -> str:
    """*text* on one line of at most *most* characters, to be told in passing; "…" says that there is more."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most and len(text) <= 4 * most else f"{line[: most - 1].rstrip()}…"


def folded(text: str) -> str:
    """*text* as it is compared and searched: no capitals, no accents, no ligatures; one blank for each joint.

    Apostrophes, hyphens, dashes and blanks of all sorts are joints: "L’Œuvre  co-portée" and "l'oeuvre co portee" are
    the same. Folding twice changes nothing; nothing else is lost, so that words keep their order and their digits.
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).casefold()
        plain = plain.translate(_LIGATURES)
    return _JOINTS.sub(" ", plain).strip()
