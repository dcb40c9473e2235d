"""For the press and the publisher's site: charts with their source, the picture to share, the announcement."""
