"""The same work done by Daybook and by its peers, in one run."""
