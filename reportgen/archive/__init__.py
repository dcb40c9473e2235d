"""The archive of published editions: listing, writing with locks and renames, checksums, errata."""
