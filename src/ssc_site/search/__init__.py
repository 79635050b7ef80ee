"""The index that the search page's script looks words up in: what is on the site, by word, and nothing that is not.

Knows plans, catalogue and census, and nothing of pages: it holds words and places, never a text to show.
"""
