"""The yearly holiday notices of the State Council as data, one file a year, and what is counted from them.

The dates are those of NateScarlet/holiday-cn (2007 on) and LKI/chinese-calendar (2004 to 2006), both MIT. Where a
later notice changed an earlier one, the two stand apart, each with the day on which it became known.
"""
