"""Write the drawings of matplotlib with fewer letters: a third to a half of them look no different.

It writes six decimals of a point, and the same style anew for each of a thousand dots. With a
setting for either, this file could go.
"""

import re
from collections import Counter


def rounded(number: re.Match) -> str:
    """Keep hundredths of a point; scales of letters are no lengths and stay."""
    if number[0].startswith("scale"):
        return number[0]
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def lean(svg: str, prefix: str) -> str:
    """Round all lengths, and give styles that come back a class of their own."""
    svg = re.sub(r"scale\([^)]*\)|-?\d+\.\d{3,}", rounded, svg)
    svg = re.sub(r"\s*\n\s*|<!--.*?-->", " ", svg)
    counts = Counter(re.findall(r' style="([^"]*)"', svg))
    repeated = [style for style, times in counts.items() if times > 1]
    rules = ""
    for number, style in enumerate(repeated):
        svg = svg.replace(f' style="{style}"', f' class="{prefix}-{number}"')
        rules += f".{prefix}-{number}{{{style}}}"
    return svg.replace(">", f"><style>{rules}</style>", 1)
