"""Right numbers of every kind, made by arithmetic of our own: the product's is held against it."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

TODAY = date(2026, 3, 2)
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
ORGANIZATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def weighed(body: str, alphabet: str, weights: tuple[int, ...]) -> int:
    return sum(alphabet.index(char) * weight for char, weight in zip(body, weights, strict=True))


def with_id_digit(body: str) -> str:
    return body + "10X98765432"[weighed(body, "0123456789", ID_WEIGHTS) % 11]


def with_credit_digit(body: str) -> str:
    return body + CREDIT_ALPHABET[(31 - weighed(body, CREDIT_ALPHABET, CREDIT_WEIGHTS) % 31) % 31]


def with_organization_digit(body: str) -> str:
    return body + "123456789X0"[10 - weighed(body, ORGANIZATION_ALPHABET, ORGANIZATION_WEIGHTS) % 11]


def with_luhn_digit(body: str) -> str:
    doubled = [
        sum(divmod(int(char) * 2, 10)) if place % 2 == 0 else int(char) for place, char in enumerate(body[::-1])
    ]
    return body + str(-sum(doubled) % 10)


def figures(shortest: int, longest: int | None = None) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=shortest, max_size=longest or shortest)


id_cards = st.builds(
    lambda division, born, order: with_id_digit(f"{division}{born:%Y%m%d}{order:03d}"),
    st.integers(110000, 829999),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)
credit_codes = st.text(CREDIT_ALPHABET, min_size=17, max_size=17).map(with_credit_digit)
organization_codes = st.text(ORGANIZATION_ALPHABET, min_size=8, max_size=8).map(with_organization_digit)
bank_cards = figures(14, 17).map(lambda body: with_luhn_digit(f"6{body}"))
places = st.integers(0, 17)
