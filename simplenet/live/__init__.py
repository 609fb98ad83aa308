"""Run the cells of a page in the reader's browser.

The part `live` of `simplenet.sphinxext` puts them there. Here is what runs in the page's Python, so
it imports nothing heavier than numpy, and matplotlib once a cell draws.
"""
