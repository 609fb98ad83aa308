"""How bright a colour is, to compute contrasts."""

import numpy as np
from matplotlib.colors import to_rgb


def luminance(colour):
    """Relative luminance, as WCAG 2 defines it."""
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in to_rgb(colour)
    ]
    return np.dot(parts, [0.2126, 0.7152, 0.0722])
