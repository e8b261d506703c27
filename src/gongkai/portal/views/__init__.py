"""The portal's views: each parses the address, asks, and renders."""
