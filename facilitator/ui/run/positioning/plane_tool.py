"""The plane of impact and effort: clusters, contributions and texts placed on a square, and shown to the room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QVBoxLayout

from ....i18n import _, ngettext
from ....sessions import plane, plane_points
from ....sessions.plane_points import MIDDLE
from ....sessions.records import Cluster, Contribution, PlanePoint, Question, Rating, SceneKind, Session
from ...desk import Desk
from ...widgets.kept_fields import LineField
from ...widgets.plane_square import PlacedPoint
from .plane_list import Placeable, PlaneList
from .plane_page import PlanePage
from .tool import Tool


class PlaneTool(Tool):
    """What is placed has a number; a line of the list is carried onto the square, or placed by Enter and the arrows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SceneKind.PLANE)
        self._session_id = ""
        self.lines = PlaneList()
        self.stand_in = PlanePage()
        self.square = self.stand_in.square
        self.square.let_write(desk.writable)
        self.square.moved.connect(self._move)
        self.square.chosen.connect(lambda point_id: self.lines.take_line(point_id))
        self.square.taken_off.connect(self._take_off)
        self.square.left.connect(self.take_keyboard)
        self.lines.wanted.connect(self._want)
        self.lines.off.connect(self._take_off)
        self.lines.carried.connect(self._carry)
        self.lines.dropped.connect(self._drop)
        self.lines.currentRowChanged.connect(lambda _row: self._follow())
        self.text = LineField(_("Another text to place"), self._add_text, hint=_("Another text, Enter"))
        self.text.setReadOnly(not desk.writable)
        self._lay_out()

    @property
    def hint(self) -> str:
        return _("Carry a line onto the square, or Enter, then the arrows.")

    def show_session(self, session: Session, _now: Sequence[Rating]) -> None:
        self._session_id = session.id
        points = plane_points.points_of(self.desk.store, session.id)
        self.square.show_points(
            [PlacedPoint(p.id, n, p.text, p.effort, p.impact) for n, p in enumerate(points, start=1)]
        )
        self.lines.show_lines([*_placed(points), *self._unplaced(points)])

    def told(self, _now: Sequence[Rating]) -> str:
        count = self.desk.store.count(PlanePoint, session_id=self._session_id)
        return ngettext("{count} point", "{count} points", count).format(count=count) if count else ""

    def take_keyboard(self) -> None:
        self.lines.setFocus()

    def _unplaced(self, points: Sequence[PlanePoint]) -> Iterator[Placeable]:
        """The clusters of the question in hand, then its contributions that are in none; of every question without."""
        store = self.desk.store
        known = {point.cluster_id or point.contribution_id for point in points}
        session_id = self._session_id
        asked = [self.question] if self.question else store.all(Question, session_id=session_id)
        for question in asked:
            for cluster in store.all(Cluster, question_id=question.id):
                if cluster.id not in known:
                    yield Placeable(cluster.id, cluster.title)
        for question in asked:
            for said in store.all(Contribution, question_id=question.id):
                if said.cluster_id is None and said.id not in known:
                    yield Placeable(said.id, said.text)

    def _want(self, key: str) -> None:
        """Place a line in the middle, or take its point; the arrows move it from there."""
        point = self.desk.store.get(PlanePoint, key) or self._place(key, MIDDLE, MIDDLE)
        if point is not None:
            self.stand_in_wanted.emit()
            self.square.take(point.id)
            self.lines.take_line(point.id)
            self.square.setFocus()

    def _carry(self, _key: str, at: QPoint) -> None:
        self.stand_in_wanted.emit()
        self.square.carry(self._on_square(at))

    def _drop(self, key: str, at: QPoint) -> None:
        self.square.carry(None)
        inside = self._on_square(at)
        place = self.square.place_at(inside) if inside is not None else None
        if place is None:
            return
        if self.desk.store.get(PlanePoint, key) is not None:
            self._move(key, *place)
        elif (point := self._place(key, *place)) is not None:
            self.lines.take_line(point.id)

    def _on_square(self, at: QPoint) -> QPointF | None:
        inside = QPointF(self.square.mapFromGlobal(at))
        return inside if self.square.place_at(inside) is not None else None

    def _place(self, key: str, effort: int, impact: int) -> PlanePoint | None:
        store = self.desk.store
        what = store.get(Cluster, key) or store.get(Contribution, key)
        if what is None or not self.desk.writable:
            return None
        return self.desk.notices.attempt(plane.place, store, self._session_id, what, effort, impact)

    def _move(self, point_id: str, effort: int, impact: int) -> None:
        point = self.desk.store.get(PlanePoint, point_id)
        if point is not None and self.desk.writable:
            self.desk.notices.attempt(plane.move, self.desk.store, point, effort, impact)

    def _take_off(self, key: str) -> None:
        point = self.desk.store.get(PlanePoint, key)
        if point is not None and self.desk.writable:
            self.desk.notices.attempt(plane.take_off, self.desk.store, [point])

    def _add_text(self, typed: str) -> bool:
        point = self.desk.notices.attempt(plane.place, self.desk.store, self._session_id, typed, MIDDLE, MIDDLE)
        if point is None:
            return False
        self.text.show_kept("")
        self.square.take(point.id)
        self.lines.take_line(point.id)
        return True

    def _follow(self) -> None:
        """The point of the line in hand is in hand."""
        if self.desk.store.get(PlanePoint, self.lines.key) is not None:
            self.square.take(self.lines.key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.lines, 1)
        column.addWidget(self.text)
        self.text.setVisible(self.desk.writable)


def _placed(points: Sequence[PlanePoint]) -> Iterator[Placeable]:
    return (Placeable(point.id, point.text, number) for number, point in enumerate(points, start=1))
