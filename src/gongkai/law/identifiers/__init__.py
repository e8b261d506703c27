"""Reading and checking the numbers that the field hangs on things: 文号, 索引号 and their like."""
