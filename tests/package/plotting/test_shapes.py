"""The diagram of matrices: cells, names, sizes and signs."""

from matplotlib.patches import Rectangle
from reading import collisions, place, texts

from simplenet.plotting import draw_shapes


def cells(ax):
    """Return the left lower corners of all cells."""
    return [r.get_xy() for r in ax.patches if isinstance(r, Rectangle)]


def test_a_cell_for_each_number():
    corners = cells(draw_shapes([("A", 4, 2), ("=", 0, 0), ("X", 4, 3)]))
    assert len(set(corners)) == len(corners) == 4 * 2 + 4 * 3
    # Centred on one height: from -2 to 2.
    assert {y for _, y in corners} == {-2, -1, 0, 1}


def test_rows_stand_below_and_columns_beside_one_another():
    corners = cells(draw_shapes([("A", 1, 3)]))
    assert len({x for x, _ in corners}) == 3
    assert len({y for _, y in corners}) == 1


def test_names_above_sizes_below_and_signs_between():
    ax = draw_shapes([("A", 2, 3), ("+", 0, 0), ("b", 1, 3)])
    at = {wording: place(text) for wording, text in texts(ax).items()}
    left = [x for x, _ in cells(ax)]
    assert at["A"][1] > 1 > -1 > at["2 × 3"][1]
    assert at["b"][1] > 0.5 > -0.5 > at["1 × 3"][1]
    assert abs(at["+"][1]) < 0.1
    assert at["A"][0] < at["+"][0] < at["b"][0]
    assert min(left) < at["2 × 3"][0] < at["1 × 3"][0] < max(left) + 1
    assert collisions(ax) == []
