"""Failures of the world, told in the person's words.

FacilitatorError
├── StoreUnavailable        the file cannot be read or written just now
│   └── ReadOnly            it is open elsewhere, or the medium refuses to be written
├── UnusableFile            the file cannot be opened at all, and was left untouched
│   ├── NotAWorkshop
│   ├── FileTooNew
│   └── DamagedFile
├── CannotUndo              what would be undone has changed since
├── BadText                 a text that cannot be kept as it is
├── BadTemplate             a template that cannot be read: file and line
└── NotFound                a session, question or template that does not exist

The message of each is one translated sentence that says what happened and what to do.
Any other exception is a mistake of ours.
"""


class FacilitatorError(Exception):
    """Something the person can understand and act upon."""


class StoreUnavailable(FacilitatorError):
    """The workshop file cannot be read or written just now; nothing was changed."""


class ReadOnly(StoreUnavailable):
    """The workshop file is open for reading only."""


class UnusableFile(FacilitatorError):
    """The file cannot be opened as a workshop; it was left untouched."""


class NotAWorkshop(UnusableFile):
    """The file is something else, or nothing."""


class FileTooNew(UnusableFile):
    """The file was written by a later version of the program."""


class DamagedFile(UnusableFile):
    """The file is a workshop whose content can no longer be trusted."""


class CannotUndo(FacilitatorError):
    """What an operation did has been changed by something else since."""


class BadText(FacilitatorError):
    """A text is empty or too long; it stays where it was typed."""


class BadTemplate(FacilitatorError):
    """A template does not follow the format; the message names the file and the line."""


class NotFound(FacilitatorError):
    """Something was named that does not exist."""
