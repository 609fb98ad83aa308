"""Run the cells of a page in the reader's browser.

The part `live` of `simplenet.sphinxext` puts them there. Here is what runs in the page's Python,
so nothing but Python's own library is imported, and matplotlib once a cell draws.
"""
