"""The letters of an application: which event makes which, out of what the case's own record says."""

from gongkai.cases.foi.letters.planning import Plan, ready, require, send

__all__ = ["Plan", "ready", "require", "send"]
