"""Personal data at rest: AES-256-GCM under a key outside the database, each text bound to its place."""

from gongkai.cases.sealing.box import Sealed, SealError, fingerprint, place_of, seal_bytes, seal_data, seal_text
from gongkai.cases.sealing.keys import KeyRing, MissingKeyError, ring

__all__ = [
    "KeyRing",
    "MissingKeyError",
    "SealError",
    "Sealed",
    "fingerprint",
    "place_of",
    "ring",
    "seal_bytes",
    "seal_data",
    "seal_text",
]
