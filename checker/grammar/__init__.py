"""Shapes of words: numerals, hedges, amounts, temporal expressions. Pure functions from readings to values with spans.

May import units, text, lexicon and below. An extractor asks these what stands where; what it means is its own affair.
"""
