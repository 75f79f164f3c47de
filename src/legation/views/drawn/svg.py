"""SVG elements as text; whatever is not an element itself is escaped."""

from __future__ import annotations

from html import escape

from legation.views.lines import clean


class Svg(str):
    """Markup made by `tag`; a template that escapes takes it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def tag(name: str, *inside: str, **attributes: str | float | None) -> Svg:
    """An element; strings inside are text unless they are elements.

    Attributes are in their order, None ones left out; `class_` is `class`, and of other names an
    underscore is a hyphen.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value_text(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(one if isinstance(one, Svg) else escape(clean(one)) for one in inside)
    return Svg(f"<{name}{told}>{content}</{name}>")


def value_text(value: str | float) -> str:
    """An attribute's value; numbers to a hundredth, which no screen can tell from more."""
    return clean(value) if isinstance(value, str) else f"{round(value, 2):g}"


def percent(part: float) -> str:
    """A length as a part of the drawing's width, from 0 to 1."""
    return f"{round(100 * part, 2):g}%"


def framed(
    name: str,
    kind: str,
    title: str,
    told: str,
    *inside: Svg,
    height: float | None = None,
    box: tuple[float, float] | None = None,
    role: str = "img",
) -> Svg:
    """A whole drawing, named by its title and described by what it tells.

    With a `height` it is as wide as there is room, and its parts are placed by percent; with a
    `box` it is scaled as a whole. `name` is the beginning of its ids, one for each on a page.
    """
    size: dict[str, str | float | None] = (
        {"viewBox": f"0 0 {box[0]:g} {box[1]:g}"} if box else {"width": "100%", "height": height}
    )
    return tag(
        "svg",
        tag("title", title, id=f"{name}-title"),
        tag("desc", told, id=f"{name}-desc"),
        *inside,
        class_=f"drawn {kind}",
        role=role,
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        **size,
    )
