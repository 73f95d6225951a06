"""The templates that a person made: files in a folder of theirs, to be copied, sent, changed and brought back.

Days and items stand in the folder itself, methods in a folder within it. A file that cannot be read hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from yaml import MappingNode

from ..errors import BadTemplate, FacilitatorError, NotFound
from ..i18n import _
from ..paths import own_templates_folder, resource
from ..whole_file import write_whole
from . import methods, templates
from .data_files import part_of
from .methods import Method
from .records import AgendaItem
from .store import Store
from .template_writing import as_yaml, slug, template_of
from .templates import Template
from .text import clean_line, folded, required

SUFFIX = ".yaml"
MOST_BYTES = 1_000_000
"""A template is a few pages; a file that is longer is something else."""
_BIN = "Corbeille"
_METHODS = "Méthodes"
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that some systems keep for themselves."""


@dataclass(frozen=True, slots=True)
class Own:
    """A file of the person's own, and what it holds. Its id is made from the name of the file."""

    path: Path
    content: Template | Method

    @property
    def title(self) -> str:
        return self.content.title


def own_folder() -> Path:
    """Where they are; it may not exist yet."""
    return own_templates_folder()


def made_folder() -> Path:
    """Where they are, made when it is first needed."""
    _make(own_folder())
    return own_folder()


def method_folder() -> Path:
    """Where the person's own methods are."""
    return own_folder() / _METHODS


def own() -> list[Own]:
    """The days and items that can be read, by title."""
    found = []
    for path, template_id in templates.own_files():
        with suppress(BadTemplate):
            found.append(Own(path, replace(templates.load(path), id=template_id)))
    return _by_title(found)


def own_days() -> list[Template]:
    """Those a new day can be made from."""
    return [one.content for one in own() if isinstance(one.content, Template) and one.content.whole]


def own_items() -> list[Template]:
    """Those that are put in a day."""
    return [one.content for one in own() if isinstance(one.content, Template) and not one.content.whole]


def own_methods() -> list[Own]:
    """The methods that can be read, by title."""
    found = []
    for path in sorted(method_folder().glob(f"*{SUFFIX}")):
        with suppress(BadTemplate):
            found.append(Own(path, replace(methods.load(path), id=path.stem)))
    return _by_title(found)


def refused() -> list[str]:
    """For each file that cannot be read, the sentence that says why."""
    return [*_refused(own_folder(), templates.load), *_refused(method_folder(), methods.load)]


def stamp() -> tuple[tuple[str, int, int], ...]:
    """What changes when a file of the folder does: to read them again only then."""
    found = []
    for path, _template_id in templates.own_files():
        with suppress(OSError):
            known = path.stat()
            found.append((path.name, known.st_mtime_ns, known.st_size))
    return tuple(found)


# Making them


def save_session(store: Store, session_id: str, title: str) -> Own:
    """Keep a whole day under that title; the one that had it goes to the bin of the folder."""
    return _save(template_of(store, session_id, title=required(clean_line(title))))


def save_items(store: Store, session_id: str, items: Sequence[AgendaItem], title: str) -> Own:
    """Keep some items of a day, to be put in others."""
    return _save(template_of(store, session_id, items, title=required(clean_line(title))))


def save_method(method_id: str) -> Own:
    """Copy a method of the program among the person's own, to be changed with a text editor."""
    for path in resource("templates", "methods").rglob(f"*{SUFFIX}"):
        if methods.load(path).id == method_id:
            return import_file(path)
    raise NotFound(_("There is no method “{id}” in the library.").format(id=method_id))


def import_file(source: Path) -> Own:
    """Copy a template, a method or an item from elsewhere, word for word, once it has been read without a mistake.

    It is never put in place of another: the name of its file gets a number. One that is there already stays alone.
    """
    text = _read(source)
    is_method = _is_method(text, source)
    content = methods.loads(text, source.name) if is_method else templates.loads(text, source.name)
    folder = method_folder() if is_method else own_folder()
    for known in own_methods() if is_method else own():
        with suppress(FacilitatorError):
            if _read(known.path) == text:
                return known
    return _put(folder, content, text, _free(folder, content.title))


def export_file(chosen: Own, target: Path) -> None:
    """Write one of them elsewhere, word for word."""
    _write(target, _read(chosen.path))


def export_template(template: Template, target: Path) -> None:
    """Write a template that is not kept among one's own."""
    _write(target, as_yaml(template))


def remove(chosen: Own) -> Path:
    """Take one out; its file goes to the bin of the folder, whence it can be imported again. Returns where it is."""
    folder = own_folder() / _BIN
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return chosen.path.replace(_free(folder, chosen.path.stem))
    except OSError as error:
        raise FacilitatorError(
            _("“{title}” could not be taken out: check that the folder of templates can be written.").format(
                title=chosen.title
            )
        ) from error


def _by_title(found: list[Own]) -> list[Own]:
    return sorted(found, key=lambda one: (folded(one.title), one.path.name))


def _refused(folder: Path, load: Callable[[Path], object]) -> Iterator[str]:
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            load(path)
        except BadTemplate as error:
            yield str(error)


def _save(made: Template) -> Own:
    """Write it; what had its title is taken out once that is done."""
    text, folder = as_yaml(made), own_folder()
    earlier = [one for one in own() if _same_use(one, made) and folded(one.title) == folded(made.title)]
    written = _put(folder, made, text, _free(folder, made.title))
    for one in earlier:
        remove(one)
    return written


def _same_use(one: Own, made: Template) -> bool:
    return isinstance(one.content, Template) and one.content.whole == made.whole


def _put(folder: Path, content: Template | Method, text: str, path: Path) -> Own:
    _make(folder)
    _write(path, text)
    ids = dict(templates.own_files())
    return Own(path, replace(content, id=ids.get(path, path.stem)))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(folder) from error


def _free(folder: Path, title: str) -> Path:
    """A path in the folder that nothing has, made from *title*."""
    name = slug(title)
    if _DEVICES.fullmatch(name):
        name = f"modele-{name}"
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}{SUFFIX}"
    return path


def _is_method(text: str, source: Path) -> bool:
    """Whether it says how to work with a room: a day or an item has an agenda."""
    node = part_of(text, source).node
    return isinstance(node, MappingNode) and any(key.value == "steps" for key, _value in node.value)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadTemplate(_("“{file}” is too long to be a template: choose another file.").format(file=path.name))
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadTemplate(
            _("“{file}” cannot be read as a template: choose another file.").format(file=path.name)
        ) from error


def _write(target: Path, text: str) -> None:
    try:
        write_whole(target, text.encode())
    except OSError as error:
        raise _cannot_write(target) from error


def _cannot_write(target: Path) -> FacilitatorError:
    return FacilitatorError(
        _("“{file}” could not be written: check the folder and the room left on the disk, then try again.").format(
            file=target.name
        )
    )
