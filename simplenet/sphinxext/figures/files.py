"""Each figure in files of its own, for whoever wants it in a slide or on a worksheet.

A file that is handed on loses the page around it, so each says by itself what is to be seen, where
it is from and how it may be used.
"""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from docutils import nodes
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import relative_uri

from simplenet.plotting.svg import lean

FOLDER = "_images/figures"
LINE = "figure-files"  # the class of the line of links
#: What takes the place of matplotlib's own metadata, and the paper below the drawing.
HEAD = """\
<title>{Title}</title><desc>{Description}</desc><metadata>\
<rdf:RDF xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work rdf:about="">\
<dc:title>{Title}</dc:title><dc:description>{Description}</dc:description>\
<dc:creator><cc:Agent><dc:title>{Author}</dc:title></cc:Agent></dc:creator>\
<dc:source>{Source}</dc:source>{licence}\
</cc:Work></rdf:RDF></metadata><rect width="100%" height="100%" fill="#ffffff"/>"""


def about(
    builder: StandaloneHTMLBuilder, page: str, figure: nodes.figure, alt: str
) -> dict[str, str]:
    """Return what the files say, under the names that texts in a PNG file have."""
    config = builder.config
    caption = figure.next_node(nodes.caption)
    words = " ".join((caption.astext() if caption else alt).split())
    first_sentence, *_ = re.split(r"(?<=[.!?]) ", words)
    source = config.html_title
    if config.html_baseurl:
        place = f"{builder.get_target_uri(page)}#{figure['ids'][0]}"
        source += f", {urljoin(config.html_baseurl.rstrip('/') + '/', place)}"
    return {
        "Title": first_sentence.rstrip("."),
        "Description": alt,
        "Author": config.author,
        "Source": source,
        "Copyright": config.figure_licence,
    }


def alone(svg: str, said: dict[str, str]) -> str:
    """Return a drawing of matplotlib that needs no page around it, on white."""
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = lean(svg[svg.index("<svg") :], "style")
    words = {name: escape(text) for name, text in said.items()}
    licence = (
        words["Copyright"] and f"<dc:rights>{words['Copyright']}</dc:rights>"
    )
    if address := re.search(r"https?://[^\s,;)]+", said["Copyright"]):
        licence += f'<cc:license rdf:resource="{escape(address[0])}"/>'
    head = HEAD.format_map({**words, "licence": licence})
    svg = svg.replace(">", f">{head}", 1)
    return svg.replace("<svg", '<svg role="img"', 1)


def write_picture(drawn: Path, file: Path, said: dict[str, str]) -> None:
    """Write the pixels onto white: a slide may be dark."""
    texts = PngInfo()
    for name, text in said.items():
        if text:
            texts.add_itxt(name, text)
    with Image.open(drawn) as picture:
        white = Image.new("RGB", picture.size, "white")
        white.paste(picture, mask=picture.convert("RGBA"))
        white.save(file, pnginfo=texts, dpi=picture.info["dpi"])


def line(
    builder: StandaloneHTMLBuilder, page: str, files: Iterable[Path], name: str
) -> nodes.raw:
    """Return the links to the files. Heard alone, each tells which figure it means."""
    here = builder.get_target_uri(page)
    links = []
    for file in files:
        address = relative_uri(here, f"{FOLDER}/{file.name}")
        kind = file.suffix[1:].upper()
        label = escape(f"{name} as {kind}")
        links.append(
            f'<a href="{address}" download aria-label="{label}">{kind}</a>'
        )
    html = f"Take the drawing: {', '.join(links)}"
    return nodes.raw("", html, format="html", classes=[LINE])


def offer(
    builder: StandaloneHTMLBuilder,
    page: str,
    figure: nodes.figure,
    image: nodes.image,
    svg: str,
) -> nodes.raw:
    """Write the files of a figure that has a name; return the line for its page."""
    said = about(builder, page, figure, image["alt"])
    file = Path(builder.outdir, FOLDER, f"{figure['ids'][0]}.svg")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(alone(svg, said), encoding="utf-8", newline="\n")
    files = [file]
    if "pixels" in image:
        files.append(file.with_suffix(".png"))
        drawn = Path(builder.srcdir, image["pixels"])
        write_picture(drawn, files[-1], said)
    numbers = builder.env.toc_fignumbers.get(page, {}).get("figure", {})
    number = ".".join(map(str, numbers.get(figure["ids"][0], ())))
    form = builder.config.numfig_format["figure"]
    return line(
        builder, page, files, form % number if number else said["Title"]
    )
