"""How a tree looks: as markdown, as a part of a web page, on paper."""
