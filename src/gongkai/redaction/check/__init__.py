"""The look before release: what a file still holds, seen or unseen."""
