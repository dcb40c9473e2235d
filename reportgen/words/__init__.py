"""Languages and spelling: message catalogues, what is said of a problem, names that are nearly the same."""
