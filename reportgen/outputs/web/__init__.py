"""The web: an edition's page, the archive site, a page a project, the feed."""
