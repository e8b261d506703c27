"""Validity as a history of facts: what was in force on a day, by which document and clause."""

from gongkai.information.validity.answers import Answer, in_force_on, validity_on
from gongkai.information.validity.clauses import Clauses, read_clauses
from gongkai.information.validity.words import read_word

__all__ = ["Answer", "Clauses", "in_force_on", "read_clauses", "read_word", "validity_on"]
