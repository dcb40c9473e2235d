"""What was published, for good: its entries, how one is put in place, whether all is intact, errata."""
