"""The demonstration cycle, told again from `resources/demo/` by the ordinary gestures.

A settable clock gives each gesture its time in the story, so that the journal reads like that of days really held.
"""

from __future__ import annotations

from .story import instant as instant
from .telling import FILE_NAME as FILE_NAME
from .telling import build as build
