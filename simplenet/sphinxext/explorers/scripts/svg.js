// Drawing in the book's look: the units are points, as in the drawings of matplotlib.

const SVG = "http://www.w3.org/2000/svg";

/** Set attributes; undefined takes one away. */
export function set(
  /** @type {Element} */ node,
  /** @type {Record<string, string | number | undefined>} */ attributes,
) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, String(value));
  }
  return node;
}

/** Add an element to a drawing. */
export function draw(
  /** @type {Element} */ parent,
  /** @type {string} */ tag,
  attributes = {},
  text = "",
) {
  const node = document.createElementNS(SVG, tag);
  node.textContent = text;
  parent.append(set(node, attributes));
  return node;
}

/** Add a text in which `_` writes a letter as a symbol with an index: "_w1 = ". A number that
 * changes has a name in braces: "{w1}" is where `put` writes it. */
export function label(
  /** @type {Element} */ parent,
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {string} */ text,
  attributes = {},
) {
  const node = draw(parent, "text", { x, y, ...attributes });
  for (const part of text.split(/(_[a-zA-Z]'?\d*|\{\w+\})/)) {
    if (part.startsWith("_")) {
      draw(node, "tspan", { class: "x-symbol" }, part.match(/[a-zA-Z]'?/)[0]);
      const index = part.match(/\d+/);
      if (index) {
        draw(node, "tspan", { class: "x-index", dy: 3 }, index[0]);
        draw(node, "tspan", { dy: -3 }, "\u200b"); // back to the line
      }
    } else if (part.startsWith("{")) {
      draw(node, "tspan", { "data-value": part.slice(1, -1) });
    } else if (part) {
      draw(node, "tspan", {}, part);
    }
  }
  return node;
}

/** Lay a drawing of the same size over that of matplotlib in a picture. */
export function canvas(/** @type {Element} */ picture) {
  const box = picture.querySelector("svg.figure").getAttribute("viewBox");
  const drawing = draw(picture, "svg", { viewBox: box, role: "img", class: "x-drawing" });
  return /** @type {SVGSVGElement} */ (drawing);
}

/** Add a drawing of its own; what it shows is said by the picture's words. */
export function box(/** @type {Element} */ place, /** @type {number} */ width, height) {
  const viewBox = `0 0 ${width} ${height}`;
  return draw(place, "svg", { viewBox, "aria-hidden": "true", class: "x-drawing" });
}
