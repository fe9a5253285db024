"""A row's products: right, and the same to the last bit wherever and beside whatever the row stands."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.analyse.products import TILE, Product

_DRAW = np.random.default_rng(1)
_MATRICES = [_DRAW.standard_normal(shape, dtype=np.float32) for shape in ((288, 864), (96, 9), (49, 2646), (5, 1))]
_PRODUCTS = [Product(matrix) for matrix in _MATRICES]


@pytest.mark.parametrize("number", range(len(_MATRICES)))
def test_products_are_products(number: int) -> None:
    rows = _DRAW.standard_normal((TILE + 7, len(_MATRICES[number])), dtype=np.float32)
    np.testing.assert_allclose(_PRODUCTS[number].of(rows), rows @ _MATRICES[number], rtol=1e-3, atol=1e-3)


def test_a_stack_of_matrices_gives_a_stack_of_products() -> None:
    stack = _DRAW.standard_normal((3, 31, 17), dtype=np.float32)
    rows = _DRAW.standard_normal((TILE + 7, 31), dtype=np.float32)
    np.testing.assert_allclose(Product(stack).of(rows), rows @ stack, rtol=1e-3, atol=1e-3)


def test_no_rows_no_products() -> None:
    assert _PRODUCTS[0].of(np.zeros((0, 288), np.float32)).shape == (0, 864)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(_MATRICES) - 1), st.integers(1, 3 * TILE), st.randoms(use_true_random=False))
def test_company_changes_no_bit(number: int, count: int, chance: object) -> None:
    product = _PRODUCTS[number]
    rows = np.random.default_rng(count).standard_normal((count, len(_MATRICES[number])), dtype=np.float32)
    order = list(range(count))
    chance.shuffle(order)  # type: ignore[attr-defined]
    together, shuffled = product.of(rows), product.of(rows[order])
    assert (together[order] == shuffled).all()
    one = order[0]
    assert (product.of(rows[one : one + 1])[0] == together[one]).all()


def test_where_places_differ_only_those_that_agree_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = np.matmul

    def uneven(left: np.ndarray, right: np.ndarray, out: np.ndarray) -> np.ndarray:
        plain(left, right, out=out)
        out[1::3, 0] *= np.float32(1 + 1e-6)  # every third place adds up in another order
        return out

    monkeypatch.setattr(np, "matmul", uneven)
    rows = _DRAW.standard_normal((TILE, 5), dtype=np.float32)
    product = Product(_MATRICES[3])
    assert (product.of(rows)[::-1] == product.of(rows[::-1])).all()


def test_where_small_tiles_add_up_in_another_way_only_whole_ones_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = np.matmul

    def uneven(left: np.ndarray, right: np.ndarray, out: np.ndarray) -> np.ndarray:
        plain(left, right, out=out)
        if len(left) < TILE:
            out *= np.float32(1 + 1e-6)
        return out

    monkeypatch.setattr(np, "matmul", uneven)
    rows = _DRAW.standard_normal((2 * TILE + 5, 31), dtype=np.float32)
    product = Product(_DRAW.standard_normal((31, 17), dtype=np.float32))
    assert {cut.stop - cut.start for cut in product.cuts(len(rows))} == {TILE, 5}
    assert (product.of(rows)[-1] == product.of(rows[-1:])[0]).all()
