"""Bytes to sentences and tokens; offsets are always those of the decoded file.

May import the lexicon and below. A new input format is a function in `reader`; a new sort of line is a pattern in
`segment`.
"""
