"""The tables of acts of reviews and suits."""
