"""Views of the desk: they parse, call one action or read through the scope, and render."""
