"""What is given away with parts blacked out: nothing of those parts is left in the file."""
