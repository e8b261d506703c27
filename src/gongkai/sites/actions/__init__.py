"""Every change to sites, columns and guides: one function for each act, with the actor and one audit event."""

from gongkai.sites.actions.columns import add_column, edit_column, settle_column
from gongkai.sites.actions.guides import edit_guide
from gongkai.sites.actions.moving import merge_columns, move_column, shift_column
from gongkai.sites.actions.placing import may_place, place, unplace
from gongkai.sites.actions.sites import close_site, edit_site, open_site, reopen_site
from gongkai.sites.actions.standard import standard_columns
from gongkai.sites.actions.states import close_column, hide_column, show_column

__all__ = [
    "add_column",
    "close_column",
    "close_site",
    "edit_column",
    "edit_guide",
    "edit_site",
    "hide_column",
    "may_place",
    "merge_columns",
    "move_column",
    "open_site",
    "place",
    "reopen_site",
    "settle_column",
    "shift_column",
    "show_column",
    "standard_columns",
    "unplace",
]
