"""Every text a person sees is marked, and the French of each is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from facilitator import i18n, paths

ROOT = Path(__file__).parents[1]
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_PLACEHOLDER = re.compile(r"\{(\w+)")
SHOWN = (
    "setText",
    "setToolTip",
    "setPlaceholderText",
    "setAccessibleName",
    "setWindowTitle",
    "label",
    "button",
    "say",
    "warn",
)
"""Calls whose first text a person reads."""


def _extracted() -> Catalog:
    catalogue = Catalog()
    for _file, _line, message, _comments, context in extract_from_dir(ROOT / "facilitator", keywords=KEYWORDS):
        catalogue.add(message, context=context)
    return catalogue


def _french() -> Catalog:
    with paths.resource("translations", "fr", "LC_MESSAGES", "facilitator.po").open("rb") as file:
        return read_po(file, locale="fr")


def _strings(message: Message) -> list[str]:
    """The French of a message: one text, or one for each plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _key(message: Message) -> tuple[str, str | None]:
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def test_every_text_has_its_french_and_no_other_is_left_behind() -> None:
    wanted = {_key(message) for message in _extracted() if message.id}
    french = {_key(message): message for message in _french() if message.id}

    missing = sorted(str(key) for key in wanted if key not in french or not french[key].string)
    assert not missing
    assert not sorted(str(key) for key in french.keys() - wanted)
    assert not [key for key, message in french.items() if message.fuzzy]
    assert not [key for key, message in french.items() if not all(_strings(message))]


def test_every_french_text_has_the_placeholders_of_the_english() -> None:
    for message in _french():
        if message.id:
            english = [message.id] if isinstance(message.id, str) else list(message.id)
            names = {name for text in english for name in _PLACEHOLDER.findall(text)}
            for text in _strings(message):
                assert set(_PLACEHOLDER.findall(text)) == names, message.id


def test_french_texts_have_french_typography() -> None:
    for message in _french():
        for text in _strings(message):
            if message.id:
                assert not re.search(r"[^\s\u202f\u00a0(«?!…][;!?»]", text.replace("{", "").replace("}", "")), text
                assert not re.search(r" [;:!?»]|« ", text), text
                assert "'" not in text, text


def _reads_as_words(text: str) -> bool:
    return bool(re.search(r"[A-Za-zÀ-ÿ]{2}", text)) and text != "Facilitator"


def _unmarked(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            bare = isinstance(first, ast.Constant) and isinstance(first.value, str) and _reads_as_words(first.value)
            if name in SHOWN and bare:
                found.append(f"{path.name}:{first.lineno} {ast.unparse(first)}")
            if name == "_" and isinstance(first, ast.JoinedStr):
                found.append(f"{path.name}:{first.lineno} an f-string cannot be translated")
    return found


def test_every_text_given_to_a_window_is_marked() -> None:
    assert not [text for path in (ROOT / "facilitator").rglob("*.py") for text in _unmarked(path)]


def test_an_unmarked_text_would_be_found(tmp_path: Path) -> None:
    module = tmp_path / "window.py"
    module.write_text('label("Not marked")\nlabel(_("Marked"))\n_(f"{x}")\n', encoding="utf-8")

    assert len(_unmarked(module)) == 2


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("fr_FR.UTF-8", "fr"), ("en_GB.UTF-8", "en"), ("en", "en"), ("C", "fr"), ("POSIX", "fr"), ("de_DE.UTF-8", "fr")],
)
def test_the_system_language_is_followed_and_french_is_the_default(
    asked: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", asked)

    assert i18n.system_language() == spoken
