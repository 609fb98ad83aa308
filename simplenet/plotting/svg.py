"""Turn a drawing of matplotlib into a part of a page: the theme's colours, ids of its own.

It also gets a third to a half smaller and looks no different: matplotlib writes six decimals of a
point, the same style anew for each of a thousand dots, and in each drawing the letters anew.
"""

import re
from collections import Counter
from html import escape

#: The outline of a letter, which a space has not; signs of other kinds have a style.
LETTER = re.compile(
    r'<path id="([^"]*)" ((?:d="[^"]*" )?transform="scale[^"]*")/>'
)


def themed(
    svg: str, prefix: str, alternative: str, colours: dict[str, str]
) -> str:
    """Return the drawing with a CSS variable for each colour, and with its alternative text."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<(style|metadata).*?</\1>", "", svg, flags=re.S)
    svg = own_ids(svg, prefix)
    for name, colour in colours.items():
        drawn = "currentColor" if name == "ink" else f"var(--figure-{name})"
        svg = svg.replace(colour.lower(), drawn)
    label = f'<svg class="figure" role="img" aria-label="{escape(alternative)}"'
    return lean(svg, prefix).replace("<svg", label, 1)


def own_ids(svg: str, prefix: str) -> str:
    """Give the ids short names of the drawing's own; leave out those that nothing refers to."""
    used = re.findall(r'(?:href="|url\()#([^")]+)', svg)
    names = {
        name: f"{prefix}-p{number}"
        for number, name in enumerate(dict.fromkeys(used))
    }
    svg = re.sub(
        r' id="([^"]*)"',
        lambda id_: f' id="{names[id_[1]]}"' if id_[1] in names else "",
        svg,
    )
    return re.sub(
        r'(href="#|url\(#)([^")]+)', lambda use: use[1] + names[use[2]], svg
    )


def lean(svg: str, prefix: str) -> str:
    """Round all lengths, and give styles that come back a class of their own."""
    svg = re.sub(r' [xy]="(-?\d+\.\d{2,})"', place, svg)
    svg = re.sub(r"scale\([^)]*\)|-?\d+\.\d{3,}", rounded, svg)
    svg = re.sub(r"\s*\n\s*|<!--.*?-->", " ", svg)
    counts = Counter(re.findall(r' style="([^"]*)"', svg))
    repeated = [style for style, times in counts.items() if times > 1]
    rules = ""
    for number, style in enumerate(repeated):
        svg = svg.replace(f' style="{style}"', f' class="{prefix}-{number}"')
        rules += f".{prefix}-{number}{{{style}}}"
    return svg.replace(">", f"><style>{rules}</style>", 1)


def without_known_letters(svg: str, known: dict[str, str]) -> str:
    """Leave out letters that an earlier drawing of the page has brought, and refer to those.

    `known` holds the page's letters, their ids by their outlines, and learns the new ones.
    """
    ids = {}

    def first(letter: re.Match) -> str:
        id_, outline = letter.groups()
        new = outline not in known
        ids[id_] = known.setdefault(outline, f"letter{len(known)}")
        return f'<path id="{ids[id_]}" {outline}/>' if new else ""

    svg = LETTER.sub(first, svg)
    svg = re.sub(r"<defs>\s*</defs>", "", svg)
    return re.sub(
        r'(?<=href="#)[^"]+', lambda use: ids.get(use[0], use[0]), svg
    )


def place(attribute: re.Match) -> str:
    """Keep tenths of a point of where a dot stands; a curve would look rough."""
    tenths = f"{float(attribute[1]):.1f}".removesuffix(".0")
    return f'{attribute[0][:4]}{tenths}"'


def rounded(number: re.Match) -> str:
    """Keep hundredths of a point; scales of letters are no lengths and stay."""
    if number[0].startswith("scale"):
        return number[0]
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
