"""One frozen view a page kind: everything a template shows, ready to be shown.

Views hold words, links and safe HTML. Templates branch and loop over them, and never compute or look up.
"""
