"""The report as a PDF: checked pages, fonts by name, one file that is PDF/A-3a and PDF/UA-1 at once."""
