"""reportgen publishes the *Panorama des grands projets numériques de l'État*.

The way of an edition through the package, and where each step lives:

    files ─read→ Submission ─check→ Edition ─measure→ Figures ─compare→ Findings ─draw→ Charts
          ─compose→ ReportView ─render→ Publication ─keep→ archive entry

    readers/  checks/  indicators/  comparison.py  charts/  sections/  outputs/  archive.py

`pipeline` alone knows the order; `workspace` alone knows where files lie; `cli` alone speaks to people.
"""

__version__ = "0.1.0"
