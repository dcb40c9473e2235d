"""What may be said of a figure, with what it stands on: one place for the words, whichever output prints them.

A total comes with its coverage (`totals`), a rate with its mean, its baseline and its projects (`rates`), a change with
its date (`time`). Each function takes the whole value, never a bare number.
"""
