"""Files: where they lie, how they are read within limits, how they are written for good."""
