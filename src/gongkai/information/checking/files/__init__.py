"""Checks of attachments: is the file there, is it what its name says, can everybody open and read it."""
