"""From a parsed query to what the engine is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tantivy import Occur, Query

from gongkai.search.analysis import is_address, keywords, query_pairs, words
from gongkai.search.engines.tantivy_engine import clauses
from gongkai.search.highlight import FUNCTION_WORDS
from gongkai.search.ranking import Weights, idf

if TYPE_CHECKING:
    import tantivy

    from gongkai.search.engines.tantivy_engine.reader import Frequencies
    from gongkai.search.query import ParsedQuery
    from gongkai.search.synonyms import SynonymTable

_NUMBER_FIRST: Final = 1_000.0
_SYNONYM_OF_KEYWORD: Final = 0.8
_SYNONYM_IN_QUESTION: Final = 0.3
_COMMON, _ENOUGH = 0.1, 6
_MOST_TERMS: Final = 48
"""Terms of one field that a query may have; of more, the rarest are kept."""


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes the queries for one parsed text against one state of the index."""

    searcher: tantivy.Searcher
    frequencies: Frequencies
    parsed: ParsedQuery
    synonyms: SynonymTable

    def number(self) -> Query | None:
        """Match the documents that carry the 文号; None when no 文号 was typed or no document carries it."""
        number = self.parsed.number
        if number is None or not self.frequencies.of("number", number.term):
            return None
        return Query.const_score_query(clauses.term("number", number.term), _NUMBER_FIRST)

    def main(self, *, strict: bool) -> Query:
        """Match what was asked, without filters: every keyword (strict), or any."""
        number = self.number()
        if self.parsed.number_only and number is not None:
            cited = [clauses.substring(text) for text in self._number_phrases()]
            return self._limited(clauses.any_of([number, *cited]))
        text = self._text(strict=strict)
        if text is None:
            return self._limited(number or Query.all_query())
        return self._limited(clauses.any_of([number, text]) if number is not None else text)

    def _number_phrases(self) -> tuple[str, ...]:
        return self.parsed.number.phrases if self.parsed.number else ()

    def _limited(self, query: Query) -> Query:
        """Hold the quoted texts and shut out the excluded ones."""
        must = [(Occur.Must, clauses.substring(phrase)) for phrase in self.parsed.phrases]
        never = [(Occur.MustNot, clauses.substring(text)) for text in self.parsed.excluded]
        return Query.boolean_query([(Occur.Must, query), *must, *never]) if must or never else query

    def _text(self, *, strict: bool) -> Query | None:
        scored = [clauses.term("words", word) for word in self._rarest("words", self._words())]
        scored += self._near(strict=strict)
        worth = _SYNONYM_OF_KEYWORD if strict else _SYNONYM_IN_QUESTION
        scored += [Query.boost_query(clauses.substring(text), worth) for text in self._alternatives()]
        scored += [clauses.substring(text) for text in self._number_phrases()]
        required = [clauses.silent(clause) for part in self.parsed.parts for clause in self._required(part)]
        if strict and required:
            return Query.boolean_query(
                [(Occur.Must, clause) for clause in required] + [(Occur.Should, query) for query in scored]
            )
        singles = [clauses.substring(part) for part in self.parsed.parts if not query_pairs(part)]
        return clauses.any_of(scored + singles) if scored or singles else None

    def _near(self, *, strict: bool) -> list[Query]:
        """Pairs of letters tell nothing of a Latin word: gj and jj stand in many an address."""
        text = self.parsed.text
        if not strict and text.isascii() and text.isalpha():
            return [clauses.beginning(text)]
        return [clauses.gram(pair) for pair in self._rarest("grams", self._pairs())]

    def _required(self, part: str) -> list[Query]:
        """Give a clause for each keyword of a part; a word of the synonym table may be any of its equals."""
        if is_address(part):
            return [clauses.substring(part)]
        found = self.synonyms.find(part)
        rest = _between(part, [(place.start, place.end) for place in found])
        plain = [word for text in rest for word in keywords(text)]
        telling = [word for word in plain if word not in FUNCTION_WORDS] if found or len(plain) > 1 else plain
        equals = [(place.term, *place.alternatives) for place in found]
        clause = [clauses.keyword(word) for word in telling]
        clause += [clauses.any_of(map(clauses.keyword, texts)) for texts in equals]
        return clause or [clauses.substring(part)]

    def _words(self) -> list[str]:
        return list(dict.fromkeys(words(self.parsed.text)))

    def _pairs(self) -> list[str]:
        return query_pairs(self.parsed.text)

    def _alternatives(self) -> list[str]:
        found = [
            text for part in self.parsed.parts for place in self.synonyms.find(part) for text in place.alternatives
        ]
        return list(dict.fromkeys(found))

    def _rarest(self, field: str, terms: list[str]) -> list[str]:
        """Leave out what every tenth text has, when enough is left: it costs most and tells least."""
        if len(terms) <= _ENOUGH:
            return terms
        having = {text: self.frequencies.of(field, text) for text in terms}
        telling = [text for text in terms if having[text] <= self.searcher.num_docs * _COMMON]
        kept = telling if len(telling) >= _ENOUGH else terms
        return sorted(kept, key=having.__getitem__)[:_MOST_TERMS]

    def verbatim(self) -> bool:
        """Tell whether some document holds a single keyword just as it was typed."""
        wanted = clauses.all_of(map(clauses.substring, self.parsed.parts))
        return bool(self.searcher.search(wanted, 1, count=False).hits)

    def weights(self) -> Weights:
        """Weigh the pieces of the query for the second look at the best candidates."""
        pairs = {pair: self._idf(pair) for pair in [*self._pairs(), *self._phrase_pairs()]}
        alternatives = {
            text: sum(pairs.get(pair, 0.0) for pair in query_pairs(place.term))
            for part in self.parsed.parts
            for place in self.synonyms.find(part)
            for text in place.alternatives
        }
        characters = {one: self._idf(one, "characters") for pair in pairs for one in pair}
        return Weights(pairs, alternatives, characters)

    def _phrase_pairs(self) -> list[str]:
        return [pair for phrase in (*self.parsed.phrases, *self._number_phrases()) for pair in query_pairs(phrase)]

    def _idf(self, token: str, field: str = "grams") -> float:
        return idf(self.searcher.num_docs, self.frequencies.of(field, token))


def _between(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Give what lies outside the spans."""
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True) if end > start]
