"""Shapes of words: numerals, hedges, amounts, temporal expressions. Pure functions from readings to values with spans.

May import units, text, lexicon and below. An extractor asks these what stands where; what it means is its own affair.

Records that are made for every figure are not frozen, as a frozen one costs several times as much to make; nobody
changes them all the same.
"""
