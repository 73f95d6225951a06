"""What the room sees, as a picture in a file."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ....i18n import _
from ....reports import write_file
from ....sessions.scene.scenes import Scene
from ...desk import Desk
from ...widgets.encoded_image import encoded
from ...widgets.scene.view import picture


def save_picture(parent: QWidget, desk: Desk, scene: Scene, canvas: QSize) -> None:
    """Ask where to write the picture of *scene* on a projector of that size; it is written whole or not at all."""
    from ...widgets.file_dialogs import ask_target

    stem, now = desk.store.path.stem, desk.store.now()
    image = picture(scene, canvas, now, media=desk.store.media)
    name = _("{workshop} - screen at {hour}").format(workshop=stem, hour=f"{now:%H-%M}")
    suggested = desk.store.path.with_name(f"{name}.png")
    chosen = ask_target(parent, _("Where to write the picture"), suggested, _("Pictures (*.png)"))
    if chosen is not None and desk.notices.did(write_file, encoded(image, b"png"), chosen):
        desk.notices.say(_("The picture is in {folder}.").format(folder=chosen.parent))
