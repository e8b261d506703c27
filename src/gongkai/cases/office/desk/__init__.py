"""The modules of the office on the desk."""

from gongkai.cases.office.desk import complaints, openings, precedents, workload

__all__ = ["complaints", "openings", "precedents", "workload"]
