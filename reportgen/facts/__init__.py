"""What the office's own words may say of an edition: figures quoted by name, and numbers that can be checked.

A reference, ``{{ figures.projects }}``, is looked up in a flat dictionary of ready texts (`names`): there is nothing to
evaluate, so nothing to escape from. A number typed by hand (`numerals`) is held against all that the edition states
(`stated`), at the precision in which it is written.
"""
