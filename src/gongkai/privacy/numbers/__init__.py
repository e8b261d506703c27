"""Numbers and addresses that a machine can tell by their form, and what stands around them."""
