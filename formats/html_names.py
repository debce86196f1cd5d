"""What HTML's elements and attributes are to a reader of texts.

Sources: the HTML standard, https://html.spec.whatwg.org/multipage/ (sections "The translate attribute", "Void
elements", "Optional tags", "Parsing HTML fragments") and ITS 2.0 (W3C), 8.7: elements of phrasing content are part of
their text.
"""

from __future__ import annotations

__all__ = [
    "ATTRIBUTES",
    "BLOCKS",
    "CLOSES",
    "CONTEXTS",
    "ENDS_PARAGRAPH",
    "HIDDEN",
    "META_NAMES",
    "OPAQUE",
    "PHRASING",
    "PRESERVED",
    "RAW_TEXT",
    "TEXT_ONLY",
    "VOID",
]

# Elements that are no part of a running text, with how far their end tag reaches: it closes what is open inside, up to
# an element of a higher number. All others are inline, 0.
BLOCKS = {
    name: level
    for level, names in (
        (
            1,
            "address article aside base blockquote button center col colgroup datalist dd details dialog dir div dt"
            " fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr label legend li"
            " link listing main meta nav noframes noscript optgroup option p param plaintext pre search section source"
            " summary textarea title track xmp",
        ),
        (2, "caption dl menu ol select td th ul"),
        (3, "tbody tfoot thead tr"),
        (4, "body head html table template"),
    )
    for name in names.split()
}

VOID = frozenset("area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split())

# What a start tag closes first, where the end tag was left out.
CLOSES = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "option": ("option",),
    "optgroup": ("option", "optgroup"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("tr",),
    "tbody": ("tbody", "thead", "tfoot"),
    "thead": ("tbody", "thead", "tfoot"),
    "tfoot": ("tbody", "thead", "tfoot"),
    "body": ("head",),
}
# Those that may stand in a paragraph although they are no part of its running text here.
_IN_PARAGRAPH = frozenset("button datalist label link meta noscript param select source textarea track".split())
ENDS_PARAGRAPH = frozenset(BLOCKS) - _IN_PARAGRAPH

# Whose content is characters up to their own end tag; in the second, references are read all the same.
RAW_TEXT = frozenset("iframe noembed noframes plaintext script style xmp".split())
TEXT_ONLY = frozenset(("textarea", "title"))

# What is in them is no text; the first are shown without their content.
HIDDEN = frozenset("iframe math noembed noframes plaintext script style svg template xmp".split())
OPAQUE = HIDDEN | {"code"}

# White space counts in them.
PRESERVED = frozenset(("listing", "pre", "textarea"))

# Phrasing that a translation may add where the source has none, without attributes.
PHRASING = frozenset("b bdi bdo br cite em i mark q rp rt ruby s small span strong sub sup u wbr".split())

# Attributes that are read aloud or shown, and on which elements; none named: on all.
ATTRIBUTES: dict[str, frozenset[str]] = {
    "abbr": frozenset(("th",)),
    "alt": frozenset(("area", "img", "input")),
    "aria-description": frozenset(),
    "aria-label": frozenset(),
    "aria-placeholder": frozenset(),
    "aria-roledescription": frozenset(),
    "aria-valuetext": frozenset(),
    "label": frozenset(("optgroup", "option", "track")),
    "placeholder": frozenset(("input", "textarea")),
    "summary": frozenset(("table",)),
    "title": frozenset(),
}

# <meta name="…" content="…"> or property="…" with a content in words; Open Graph's and Twitter's as these have them.
META_NAMES = frozenset(
    (
        "abstract",
        "apple-mobile-web-app-title",
        "application-name",
        "dc.description",
        "dc.subject",
        "dc.title",
        "dcterms.abstract",
        "dcterms.description",
        "dcterms.subject",
        "dcterms.title",
        "description",
        "keywords",
        "og:description",
        "og:image:alt",
        "og:site_name",
        "og:title",
        "twitter:description",
        "twitter:image:alt",
        "twitter:title",
    )
)

CONTEXTS = {
    "button": "button",
    "caption": "caption",
    "figcaption": "caption",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "label": "label",
    "legend": "label",
    "option": "option",
    "td": "table cell",
    "th": "table cell",
    "title": "title",
}
