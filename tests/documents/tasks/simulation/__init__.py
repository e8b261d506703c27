"""Invented task ledgers of realistic length, and how they come out of PDF, Word and web pages as text."""
