"""The one lock around the library that turns pages of a PDF into pictures: it bears a single thread at a time."""

from __future__ import annotations

from threading import Lock

PDF_LIBRARY = Lock()
