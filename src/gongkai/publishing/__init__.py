"""From what is approved to a file that is provably what was approved: static output, manifest, proof, watch."""
