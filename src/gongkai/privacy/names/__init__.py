"""姓名: what looks like one, and the words around it that make it a private person's.

A name alone is never a hit: official texts are full of names of officials, and of words that look like names.
"""
