"""Faults of the surroundings (a folder that is missing, a disk that is full), not of a plan's content."""


class CannotRunError(Exception):
    """The command cannot do its work here. The message is shown as it is: what happened and what to do."""
