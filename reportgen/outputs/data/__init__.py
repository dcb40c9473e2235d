"""The open data: projects and figures in every format, their dictionary, the catalogue and the database."""
