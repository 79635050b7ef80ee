"""New text for plan files: a whole plan to fill in, and one entry more in the file that is there, all else kept.

Pure: a file's bytes and what is to be said in, the new bytes out. Knows nothing of folders, options or prompts.
"""


class RefusedError(Exception):
    """The file cannot be changed as asked. The message is shown as it is: why, and what to do."""
