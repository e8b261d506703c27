"""The elements of an official document (GB/T 9704-2012 §7), one module for each, all working on lines."""
