"""Fills in the figures that the office quotes by name, and checks the numbers that it types by hand.

A reference, ``{{ figures.projects }}``, is looked up in a flat dictionary of ready texts (`names`): there is nothing to
evaluate, so nothing to escape from. A number typed by hand (`numerals`) is compared with every number of the edition
(`edition_numbers`) and of the projects that are named beside it (`project_numbers`), at the precision in which it is
written.
"""
