"""Personal data in information before the public sees it: found, masked at a click, or kept on a stated ground.

`gongkai.privacy` finds; this app knows where information holds text, who may decide, and what was decided.
"""
