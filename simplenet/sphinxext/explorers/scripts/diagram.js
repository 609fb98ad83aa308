// Diagrams of neurons: circles, and the arrows between them.

import { draw, label, set } from "./svg.js";

/** @typedef {number[]} Point x and y */

/** Return a scale from the units of the diagrams of `simplenet.plotting` to those of a drawing, or
 * of a part of one. */
function scaled(/** @type {Element} */ drawing, xlim, ylim) {
  const box = drawing.closest("svg").getAttribute("viewBox");
  const [, , width, height] = box.split(" ").map(Number);
  const unit = Math.min(width / (xlim[1] - xlim[0]), height / (ylim[1] - ylim[0]));
  const left = width / 2 - unit * (xlim[0] + xlim[1]) / 2;
  const middle = height / 2 + unit * (ylim[0] + ylim[1]) / 2;
  return {
    unit,
    /** @returns {[number, number]} */
    at: (/** @type {Point} */ [x, y]) => [left + unit * x, middle - unit * y],
  };
}

/** Where the arrow of each weight of the network of Part I begins and ends. */
export const ENDS = {
  w1: ["x1", "h1"],
  w2: ["x2", "h1"],
  w3: ["x1", "h2"],
  w4: ["x2", "h2"],
  w5: ["h1", "o1"],
  w6: ["h2", "o1"],
};

export const RADIUS = 0.47; // of a circle, in units

export class Diagram {
  constructor(/** @type {Element} */ drawing, xlim, ylim) {
    this.drawing = drawing;
    this.scale = scaled(drawing, xlim, ylim);
    this.radius = RADIUS * this.scale.unit;
  }

  /** Draw a circle in one of the book's colours, with lines of text in it. */
  node(/** @type {Point} */ centre, colour, ...lines) {
    const [cx, cy] = this.scale.at(centre);
    draw(this.drawing, "circle", {
      cx,
      cy,
      r: this.radius,
      class: `x-node x-${colour}`,
    });
    const first = cy + 4 - 7.5 * (lines.length - 1);
    lines.forEach((line, i) =>
      label(this.drawing, cx, first + 16 * i, line, { "text-anchor": "middle" })
    );
  }

  /** Draw an arrow from the rim of one circle to that of the other, with a text beside it. */
  arrow(/** @type {Point} */ from, /** @type {Point} */ to, text = "") {
    const [[x1, y1], [x2, y2]] = [this.scale.at(from), this.scale.at(to)];
    const length = Math.hypot(x2 - x1, y2 - y1);
    const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
    const group = draw(this.drawing, "g");
    const [sx, sy] = [x1 + dx * this.radius, y1 + dy * this.radius];
    const [ex, ey] = [x2 - dx * this.radius, y2 - dy * this.radius];
    const line = draw(group, "line", { x1: sx, y1: sy, x2: ex - 6 * dx, y2: ey - 6 * dy });
    draw(group, "path", {
      d: `M${ex} ${ey}l${-8 * dx - 3.5 * dy} ${-8 * dy + 3.5 * dx}` +
        `l${7 * dy} ${-7 * dx}z`,
      class: "x-head",
    });
    if (text) this.beside(from, to, text, false, 7, group);
    return { group, line };
  }

  /** Write along the way from one circle to another, which leads to the right: above or below it,
   * so many points behind the first circle. */
  beside(
    /** @type {Point} */ from,
    /** @type {Point} */ to,
    text,
    below = false,
    gap = 7,
    parent = this.drawing,
  ) {
    const [[x1, y1], [x2, y2]] = [this.scale.at(from), this.scale.at(to)];
    const turn = Math.atan2(y2 - y1, x2 - x1) * 180 / Math.PI;
    label(parent, this.radius + gap, below ? 13 : -5, text, {
      transform: `translate(${x1} ${y1}) rotate(${turn})`,
    });
  }
}

/** Return the class of a number above, below or at 0. */
export function signOf(/** @type {number} */ value) {
  return value > 0 ? "x-positive" : value < 0 ? "x-negative" : "";
}

/** Show a weight by colour, dashes and width, as `draw_network` does. */
export function weigh({ group, line }, /** @type {number} */ value, largest = 0) {
  set(group, { class: signOf(value) });
  const width = largest ? 0.8 + 3.2 * Math.abs(value) / largest : 1;
  set(line, { "stroke-width": width });
  const text = group.querySelector("text");
  if (largest && text) set(text, { y: -6 - width / 2 }); // clear of the line
}
