"""What every XML file of ours is made of: the one place that makes foreign words harmless in XML."""

import re
from html import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold in any form."""


def xml(text: str) -> str:
    """Return a text as it may stand between tags, or inside quotation marks, in XML."""
    return escape(_NO_XML.sub("\ufffd", text))
