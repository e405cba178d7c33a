"""Shapes of figures that are no quantities: hours, telephones, versions, codes, scales, citations, coordinates."""

from __future__ import annotations

from checker import pattern

CLOCK = pattern.later(
    "time of day",
    r"""(?<! [\d.,:] ) (?:
        (?: [01]?\d | 2[0-4] ) [:.] [0-5]\d (?: [:.] [0-5]\d )?
          \s? (?: [ap]\.?\s?m\b\.? | hours\b | h\b | o'clock )         # 7.30 p.m.
      | (?: [01]?\d | 2[0-4] ) : [0-5]\d (?: : [0-5]\d )? (?! [\d:] )  # 19:30
      | (?: (?: 1[0-2] | \d ) (?: [:.] [0-5]\d )? \s? (?: and | to | or | [-–] ) \s? )?
        (?: 1[0-2] | \d ) (?: [:.] [0-5]\d )? \s? (?: [ap]\.m\. | [ap]m\b )   # 7pm, between 4 and 10 p.m.
      | (?: [01]?\d | 2[0-4] ) h [0-5]\d \b                            # 19h30
      | (?: \d{1,2} \s (?: to | and ) \s )? \d{1,2} \s
        (?: o'clock | (?= in \s the \s (?: morning | afternoon | evening ) \b ) )
      | (?P<hour> (?<= \b at \s | from \s | until \s | due\sat \s )              # at 8.50, but not at 8.50 per cent
        (?: [01]?\d | 2[0-4] ) \. [0-5]\d (?: \s? (?: to | and | until | [-–] ) \s? (?: [01]?\d | 2[0-4] ) \. [0-5]\d )?
        (?! [\d%] | \s* (?: per | percent | million | billion | euros? | dollars? | met ) ) )
    )""",
)
TELEPHONE = pattern.later(
    "telephone number",
    r"""(?<! [\w.,] ) (?: \+ \d{1,3} [\s-] )? \(? \d{2,5} \)? (?: [\s-] \d{3,4} ){1,3} (?: - \d{2,4} )?
        (?! [\w%] | ,\d | \s* (?: [-–] \s* \d | %) )
      | (?<! [\w.,] ) 0 \d{1,4} (?: (?: [ ] \d{2,3} ){2,4} | [ ] \d{6} ) (?! [\w%] | [.,]\d )   # 0473 55 20 10""",
)
VERSION = pattern.later(
    "version",
    r"""(?<! [\d$€£¥] ) \b v? \d{1,4} (?: \. \d{1,4} ){2,5} \b
      | \b 0x [0-9a-f]{2,16} \b
      | (?<!\w) [#№] \s? \d{1,9} \b""",
)
CODE = pattern.later(
    "code",
    r"""\b [A-Z] \d [\d.]{0,9} [+] \d [\d.]{0,9}               # P5+1, J1149.5+66
      | \b \d{1,9} [A-Z]{1,6} \d{1,9} [A-Z] [A-Z\d]{0,20} \b     # 1HGCM82633A004352
      | \b [A-Z]{1,6} [-–] (?! \d{4}\b ) \d{1,6} \b                # SCP-173
      | \b (?P<before> [A-Z]{1,4} ) \d{1,5} [A-Z]? \b             # A4, B52H
      | \b \d{1,9} [A-Z] \d{1,9} \b                               # 247L202
      | \b \d{1,9} [a-df-gi-wyz] \d{3,9} \b                       # 247m202, no exponent, hour or size
      | \b \d{1,9} \s [A-Z] - \d{2,9} \b                          # 247 L-202
      | (?<! [\d/.,] ) (?! (?: 1[5-9] | 20 ) \d\d / ) (?: \d{1,6} / 0 \d{2,5} | \d{2,6} / \d{4,6} )
        (?! [\d/.,]*\d | / )                                      # 14/0212
      | \b \d{1,4} (?! (?: K | M | B | G | T | MW | GW | TB | GB | MB | KG | KM ) \b )
        (?P<after> [A-Z]{1,3} ) \b (?! [/²³$€£¥] )                    # 21C""",
    ignore_case=False,
)
RATIO = pattern.later("scale or score", r"\b 1 : [\d,. ]{1,12} \d \b | \b \d{1,2} : \d{1,2} \b (?! \d )")
CITED = pattern.later("citation", r"\[ \d{1,3} (?: \s? [,;–-] \s? \d{1,3} ){0,20} \]")
PLACE = pattern.later(
    "coordinate",
    r"""\d{1,3} (?: [.,] \d{1,9} )? \s? [°º] \s? (?: \d{1,2} (?: \.\d{1,9} )? \s? ['′’] \s? )?
        (?: \d{1,2} (?: \.\d{1,9} )? \s? ["″”] \s? )? (?-i: [NSEW] ) \b""",
)
SAYING = pattern.later("saying", r"(?<! [\w/.,-] ) (?: 9/11 | 24/7 | 7/7 | 50[-/]50 | 20/20 ) (?! [\w/%] | [.,]\d )")
SIZE = pattern.later("size without a unit", r"(?<! [\w.,] ) \d{1,4} [x×] \d{1,4} \b (?! [.,^]\d | \s? [⁰¹²³⁴-⁹] )")
REPORT = pattern.later(
    "law report or code",
    r"""\b \d{1,4} \s (?: U\.\s?S\. (?: \s? C\. )? | F\. \s? (?: 2d | 3d | 4th | Supp\. ) | S\.\s?Ct\. | L\.\s?Ed\.
        | C\.\s?F\.\s?R\. | A\.C\. | W\.L\.R\. | Cal\. ) (?: \s? (?: 2d | 3d ) )? \s §{0,2} \s? \d{1,5}""",
    ignore_case=False,
)
THOUSANDS = pattern.later("dotted thousands", r"\d{1,3} (?: \.\d{3} ){2,5}")
LABELLED = pattern.later("numbered page", r"\b \d{1,4} \. \s+ (?= page \b ) ")
