"""The portal's pages as files: which there are, and which of them a change touches."""
