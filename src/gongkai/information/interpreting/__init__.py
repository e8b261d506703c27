"""An emergency release may go out before its interpretation, which is then owed: dated, chased, settled."""
