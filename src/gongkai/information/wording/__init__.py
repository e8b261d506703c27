"""Slips in information before the public sees it: told to the editor, who may say that one is none.

`gongkai.proofreading` finds; this app knows where information holds text and remembers what was said.
It only advises.
"""
