"""The build's own step: the translations a wheel carries are compiled while it is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[BuilderConfig]):
    """Writes each `.mo` beside its `.po`, where the wheel takes the whole of resources/ from."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for po in sorted(Path(self.root, "resources", "translations").glob("*/LC_MESSAGES/*.po")):
            compile_catalogue(po)


def compile_catalogue(po: Path) -> Path:
    """Compiles one catalogue; a mistake in it stops the build rather than reaching a user."""
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
    mo = po.with_suffix(".mo")
    with mo.open("wb") as target:
        write_mo(target, catalogue)
    return mo
