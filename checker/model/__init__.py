"""Records that pass between the rooms: no regular expressions, no pint, no files, no clock.

Here live the document, the interval, the claim, the finding, their identities and their JSON forms. Nothing in this
room imports another room. To add a field to a record, add it to the record and to `wire`, its only speller.
"""
