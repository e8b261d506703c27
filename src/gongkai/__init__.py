"""Gongkai (公开): the open-source platform for Chinese open-government work."""
