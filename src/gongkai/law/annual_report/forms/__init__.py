"""The forms of the annual report as data, one file each."""
