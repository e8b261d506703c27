"""From text to the tokens that every engine indexes and asks for. Pure functions, no engine."""

from gongkai.search.analysis.addresses import is_address, without_addresses
from gongkai.search.analysis.fold import (
    clean,
    fold,
    fold_aligned,
    fold_letters,
    fold_with_offsets,
    unusual,
)
from gongkai.search.analysis.grams import GAP, character_stream, gram_stream, phrase_grams, query_pairs
from gongkai.search.analysis.words import keywords, word_stream, words

__all__ = [
    "GAP",
    "character_stream",
    "clean",
    "fold",
    "fold_aligned",
    "fold_letters",
    "fold_with_offsets",
    "gram_stream",
    "is_address",
    "keywords",
    "phrase_grams",
    "query_pairs",
    "unusual",
    "without_addresses",
    "word_stream",
    "words",
]
