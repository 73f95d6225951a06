"""Asking which file: the system's own dialog where there is one, Qt's in the program's language elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ...i18n import _


def ask_file(parent: QWidget, title: str, folder: Path, kind: str) -> Path | None:
    """A file that exists; None after a change of mind. *kind* is a filter such as "Workshops (*.atelier)"."""
    return _answer(_dialog(parent, title, folder, kind))


def ask_target(parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
    """Where to write, with the ending of *suggested*; None after a change of mind. Replacing a file was agreed to."""
    dialog = _dialog(parent, title, suggested.parent, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suggested.suffix[1:])
    dialog.selectFile(suggested.name)
    chosen = _answer(dialog)
    if chosen is None or chosen.suffix == suggested.suffix:
        return chosen
    return chosen.with_name(chosen.name + suggested.suffix)


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """A folder that exists; None after a change of mind."""
    dialog = _dialog(parent, title, folder, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog)


def _dialog(parent: QWidget, title: str, folder: Path, kind: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind of file:"))
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.resize(820, 480)
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    agreed = dialog.exec()
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if agreed and chosen else None
