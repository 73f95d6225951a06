"""The names of the operations that undo and redo tell, in the reader's language."""

from __future__ import annotations

from ..i18n import _


def operation_label(name: str) -> str:
    """What an operation did, as in "Undone: …"."""
    known = {
        "start_cycle": _("new cycle"),
        "edit_cycle": _("change to the cycle"),
        "new_session": _("new session"),
        "duplicate_session": _("copy of a session"),
        "edit_session": _("change to the session"),
        "add_item": _("added item"),
        "edit_item": _("change to an item"),
        "move_item": _("moved item"),
        "remove_item": _("removed item"),
        "set_speakers": _("change to the speakers"),
        "add_theme": _("added theme"),
        "edit_theme": _("change to a theme"),
        "remove_theme": _("removed theme"),
        "add_question": _("added question"),
        "edit_question": _("change to a question"),
        "remove_question": _("removed question"),
        "contribute": _("added contribution"),
        "edit_contribution": _("change to a contribution"),
        "change_kind": _("change of kind"),
        "move_contributions": _("moved contributions"),
        "remove_contributions": _("removed contributions"),
        "group": _("grouping"),
        "put_in_cluster": _("addition to a cluster"),
        "take_out": _("removal from a cluster"),
        "rename_cluster": _("new name of a cluster"),
        "merge_clusters": _("merged clusters"),
        "split_cluster": _("split cluster"),
        "ungroup": _("ungrouping"),
        "colour_cluster": _("colour of a cluster"),
        "order_clusters": _("order of the clusters"),
        "place_notes": _("move on the wall"),
        "arrange_wall": _("arranged wall"),
        "add_plus_one": _("+1"),
        "add_tag": _("new tag"),
        "set_default_kind": _("usual kind of a question"),
        "restore_contributions": _("restored contributions"),
        "import_contributions": _("import"),
        "print_slips": _("numbered slips"),
        "hand_out_slips": _("number of slips handed out"),
        "add_participants": _("added participants"),
    }
    return known.get(name, name)
