"""From text to the tokens that every engine indexes and asks for. Pure functions, no engine."""

from gongkai.search.analysis.fold import clean, fold, fold_aligned, fold_with_offsets
from gongkai.search.analysis.grams import GAP, gram_stream, phrase_grams, query_pairs
from gongkai.search.analysis.words import keywords, teach, words

__all__ = [
    "GAP",
    "clean",
    "fold",
    "fold_aligned",
    "fold_with_offsets",
    "gram_stream",
    "keywords",
    "phrase_grams",
    "query_pairs",
    "teach",
    "words",
]
