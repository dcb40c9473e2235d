"""The nouns of the program as frozen values, without any input or output."""
