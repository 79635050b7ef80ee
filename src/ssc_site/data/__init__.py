"""The site's content as data: tables for spreadsheets, files for programs, feeds for readers of news.

One module makes rows of corpus and census; each format is a module of its own, with one place that makes foreign words
harmless in it.
"""
