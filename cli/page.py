# SPDX-License-Identifier: MIT
"""A page of --format=html as Python's own parser sees it, held against the rules that the writer keeps: every element is
closed in order, nothing is loaded, no link leads nowhere."""
from html.parser import HTMLParser

VOID = {"meta"}
ALLOWED = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "name", "content", "http-equiv"}, "title": set(), "style": set(), "body": set(),
    "main": set(), "article": {"id"}, "header": set(), "footer": set(), "div": {"class", "lang"}, "p": {"class", "dir", "aria-label"},
    "h1": {"class", "dir"}, "h2": {"class", "dir"}, "ul": set(), "li": {"class", "dir"}, "span": {"class", "id", "data-of", "title"},
    "a": {"class", "href", "aria-label", "data-n"}, "bdi": set(), "table": set(), "caption": set(), "thead": set(), "tbody": set(),
    "tr": set(), "th": {"scope"}, "td": set(),
}
PHRASING = {"p", "h1", "h2", "li", "span", "a", "title"}  # hold no blocks
INLINE = {"span", "a", "bdi"}
BLOCKS = {"p", "h1", "h2", "li"}


class Element:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children = []  # elements and strings

    def classes(self):
        return self.attributes.get("class", "").split()

    def text(self):
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, tag, html_class=None):
        return [e for e in self.walk() if e.tag == tag and (html_class is None or html_class in e.classes())]


class Page(HTMLParser):
    """Raises AssertionError where the page is not as it should be."""

    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("", {}, None)
        self.declarations = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.open is self.root, "unclosed <%s>" % self.open.tag
        assert self.declarations == ["DOCTYPE html"], self.declarations
        self.elements = list(self.root.walk())
        self.ids = {}
        self.parts = {}  # by the anchor's name: what was cut off and goes on elsewhere
        for element in self.elements:
            if "id" in element.attributes:
                assert self.ids.setdefault(element.attributes["id"], element) is element, "an id twice"
            if "data-of" in element.attributes:
                self.parts.setdefault(element.attributes["data-of"], []).append(element)
        self.check_links()

    def handle_decl(self, declaration):
        self.declarations.append(declaration)

    def unknown_decl(self, data):
        raise AssertionError("a declaration: " + data)

    def handle_comment(self, data):
        raise AssertionError("a comment: " + data)

    def handle_pi(self, data):
        raise AssertionError("an instruction: " + data)

    def handle_starttag(self, tag, attributes):
        assert len(dict(attributes)) == len(attributes), "an attribute twice"
        assert tag in ALLOWED, "<%s>" % tag
        assert set(dict(attributes)) <= ALLOWED[tag], (tag, attributes)
        assert None not in dict(attributes).values(), attributes
        if self.open.tag in PHRASING:
            assert tag in INLINE, "<%s> inside <%s>" % (tag, self.open.tag)
        above = self.open
        while above is not None and tag == "a":
            assert above.tag != "a", "a link inside a link"
            above = above.parent
        element = Element(tag, dict(attributes), self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag, attributes):
        raise AssertionError("<%s/>" % tag)

    def handle_endtag(self, tag):
        assert tag == self.open.tag, "</%s> closes <%s>" % (tag, self.open.tag)
        self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data)

    def check_links(self):
        assert set(self.parts) <= set(self.ids), "a part of nothing"
        for element in self.elements:
            href = element.attributes.get("href")
            if href is not None:
                assert href[0] == "#" and href[1:] in self.ids, href

    def marked(self, name):
        """The text of what has that anchor, with the parts that were cut off by other elements."""
        return "".join(e.text() for e in [self.ids[name], *self.parts.get(name, [])])
