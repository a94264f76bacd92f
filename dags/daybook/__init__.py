"""The DAGs of Daybook: one per contract, each with a task per stage, each task one container."""

__version__ = "0.1.0"
