"""The pages of the book, as its table of contents lists them."""

from itertools import chain

import yaml
from builds import ROOT

TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
CHAPTERS = [
    [chapter["file"].removeprefix("book/") for chapter in part["chapters"]]
    for part in TOC["parts"]
]
PART_I, PART_II, BACK_MATTER = CHAPTERS
REPOSITORY = "octocat/a-simple-neural-net"  # where tests publish the book
PAGES = ["index", *chain.from_iterable(CHAPTERS)]
