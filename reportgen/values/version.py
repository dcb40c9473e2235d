"""The version of the program, as it stands in the colophon and in every manifest."""

__version__ = "0.1.0"
