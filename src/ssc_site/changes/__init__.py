"""What changed in plans: what each entry adds to those before it, and what two versions of a file differ in.

Pure: plans in, values out. Knows nothing of Git, of words for readers, or of formats.
"""
