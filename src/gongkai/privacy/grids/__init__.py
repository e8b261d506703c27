"""Tables: the head of a column says what stands below it, better than any pattern."""
