"""How large what comes in may be: each limit once, with its reason. Beyond it the input is refused, never cut.

The largest real edition has 61 projects and a description of 2,700 characters; 800 projects are benched.
"""

from __future__ import annotations

MIB = 1024 * 1024

TABLE_BYTES = 16 * MIB  # a table as a file: 800 projects as CSV are 1 MiB
WORDS_BYTES = 128 * 1024  # editorial.md, edition.toml, waivers.toml: fifty pages
HOUSE_BYTES = 4 * MIB  # a TOML file or a catalogue: a registry of 800 projects over forty editions
TOML_DEPTH = 8  # tables and lists one inside the other: ours have three
PROJECTS = 2_000  # rows that hold something: thirty times the largest real edition
COLUMNS = 500  # each header is held against every known one
CELLS = 1_000_000  # of a table, and of all sheets of a workbook, up to the last one filled: 800 projects have 16,000
CELL_CHARACTERS = 100_000  # three times what a cell of a spreadsheet holds
TEXT_CHARACTERS = 16 * MIB  # in all the cells of a workbook: one text may be repeated in each of them
MARKS = 4  # accents on one letter: written languages need three

WORKBOOK_FILES = 2_000  # files inside an XLSX or ODS: a sheet each, pictures, styles
WORKBOOK_BYTES = 128 * MIB  # what they unpack to
WORKBOOK_RATIO = 400  # what a file inside one unpacks to, against its packed size: tables get to 30
WORKBOOK_MEMORY = 1024 * MIB  # of the process that reads a workbook
WORKBOOK_SECONDS = 60  # of its computing time
