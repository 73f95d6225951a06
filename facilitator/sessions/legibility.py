"""How big a text of the projected view must be for the last row to read it.

Source: ANSI/INFOCOMM V202.01:2016, *Display Image Size for 2D Content in Audiovisual Systems* (DISCAS), basic decision
making: element height / image height >= farthest viewer / (200 x image height), both in metres. The element is the
height of a capital letter, as ANSI/HFES 100-2007 measures characters; 1/200 is about 17 minutes of arc.
"""

from __future__ import annotations

from math import ceil, floor

from .. import tokens

ACUITY = 200
"""A capital is read from 200 times its height."""
FARTHEST_VIEWER = 8.0
"""The last row of the default room, in metres."""
IMAGE_HEIGHT = 1.5
"""The projected image of the default room, in metres."""
LARGEST_CAPITAL = 0.05
"""Where more than this share of the picture's height is needed, scenes grow no more: hardly a sentence would be left on
a page, and it is the room that has to be arranged otherwise."""
LEAST_CAPITAL = 0.015
"""However near the last row, a letter keeps enough dots of an old projector to be well drawn: 12 on 768 lines."""


def smallest_capital(farthest_viewer: float = FARTHEST_VIEWER, image_height_m: float = IMAGE_HEIGHT) -> float:
    """The least height of a capital letter, as a share of the image's height."""
    return farthest_viewer / (ACUITY * image_height_m)


def shown_capital(farthest_viewer: float, image_height_m: float) -> float:
    """The height that scenes give their smallest capitals: what the last row needs, within what a picture can show."""
    return min(LARGEST_CAPITAL, max(LEAST_CAPITAL, smallest_capital(farthest_viewer, image_height_m)))


def farthest_row_cm(image_cm: int) -> int:
    """From how far the largest of the smallest capitals are still read."""
    return floor(image_cm * ACUITY * LARGEST_CAPITAL + 1e-6)


def least_image_cm(depth_cm: int) -> int:
    """How high the picture must at least be for a last row at that distance."""
    return ceil(depth_cm / (ACUITY * LARGEST_CAPITAL) - 1e-6)


def smallest_font(
    image_height_px: float, farthest_viewer: float = FARTHEST_VIEWER, image_height_m: float = IMAGE_HEIGHT
) -> float:
    """The least font size, in pixels of an image that many lines high: no text of the room's view is smaller."""
    return image_height_px * smallest_capital(farthest_viewer, image_height_m) / tokens.CAPITAL_HEIGHT
