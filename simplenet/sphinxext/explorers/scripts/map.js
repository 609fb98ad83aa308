// A map of what a network says of every point of a plane, in the colours of the two classes.

import { ACROSS, ask, contour, DOWN } from "./contours.js";
import { draw, label, set } from "./svg.js";

/** @import { Axes } from "./axes.js" */
/** @typedef {{name: string, x: [number, number], y: number | null}} Sample */

const FINER = 3; // pixels between two points, whose answers are in between, too
const [WIDTH, HEIGHT] = [(ACROSS - 1) * FINER, (DOWN - 1) * FINER];

export class PlaneMap {
  constructor(
    /** @type {Element} */ picture,
    /** @type {Element} */ drawing,
    /** @type {Axes} */ axes,
  ) {
    this.axes = axes;
    this.output = new Float64Array(ACROSS * DOWN);
    const [, , width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
    const { left, right, top, bottom } = axes.frame;
    this.canvas = document.createElement("canvas");
    Object.assign(this.canvas, { width: WIDTH, height: HEIGHT });
    Object.assign(this.canvas.style, {
      left: `${100 * left / width}%`,
      top: `${100 * top / height}%`,
      width: `${100 * (right - left) / width}%`,
      height: `${100 * (bottom - top) / height}%`,
    });
    this.context = this.canvas.getContext("2d");
    this.image = this.context.createImageData(WIDTH, HEIGHT);
    picture.insertBefore(this.canvas, drawing);
    this.levels = draw(drawing, "path", { "stroke-width": 1 });
    this.lines = draw(drawing, "g");
    /** @type {Record<string, Element>} */
    this.made = {}; // the lines that have been drawn once, by name
    this.points = draw(drawing, "g");
  }

  /** Ask the network everywhere and colour the map, the surer the stronger, in ten bands; an output of 1 has one of its own. */
  fill(/** @type {(x1: number, x2: number) => number} */ network, levels = [0.1, 0.5, 0.9]) {
    ask(this.output, this.axes, network);
    this.painted = "";
    this.paint();
    const line = (/** @type {number} */ level) => contour(this.output, level, this.axes.frame);
    set(this.levels, { d: levels.map(line).join("") });
  }

  /** Colour the map, unless it has these colours already. */
  paint() {
    const style = getComputedStyle(this.canvas);
    const colours = ["--figure-class0", "--figure-class1"].map((name) =>
      style.getPropertyValue(name)
    );
    if (this.painted === String(colours)) return;
    this.painted = String(colours);
    const [zero, one] = colours.map((colour) =>
      colour.match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16))
    );
    const bands = Uint32Array.from({ length: 11 }, (_, band) => {
      const [red, green, blue] = band > 4 ? one : zero;
      const alpha = Math.round(255 * Math.abs((Math.min(band, 9) + 0.5) / 10 - 0.5));
      return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
    });
    const pixels = new Uint32Array(this.image.data.buffer);
    const given = this.output;
    for (let y = 0, at = 0; y < HEIGHT; y++) {
      const row = Math.min(Math.floor(y / FINER), DOWN - 2);
      const down = y / FINER - row;
      for (let column = 0; column < ACROSS - 1; column++) {
        const from = row * ACROSS + column;
        const below = from + ACROSS;
        let value = given[from] + down * (given[below] - given[from]);
        const next = given[from + 1] + down * (given[below + 1] - given[from + 1]);
        const rise = (next - value) / FINER;
        for (let x = 0; x < FINER; x++, value += rise) pixels[at++] = bands[(10 * value) | 0];
      }
    }
    this.context.putImageData(this.image, 0, 0);
  }

  /** Draw the lines on which sums are 0: by colour and name, a, b and c of a x1 + b x2 + c = 0. */
  edges(/** @type {[string, string, number, number, number][]} */ all) {
    this.lines.textContent = "";
    all.forEach(([colour, name, a, b, c], above) => this.edge(colour, name, a, b, c, !above));
  }

  edge(colour, name, a, b, c, above) {
    const [[left, right], [low, high]] = [this.axes.xlim, this.axes.ylim];
    const corners = [[left, low], [left, high], [right, high], [right, low]];
    const sums = corners.map(([x1, x2]) => a * x1 + b * x2 + c);
    const ends = corners.flatMap(([x1, x2], i) => {
      const next = (i + 1) % 4;
      if (sums[i] > 0 === sums[next] > 0) return [];
      const share = sums[i] / (sums[i] - sums[next]);
      const [to1, to2] = corners[next];
      return [[x1 + share * (to1 - x1), x2 + share * (to2 - x2)]];
    });
    if (ends.length < 2) return;
    const [[x1, y1], [x2, y2]] = ends.map(([x, y]) => [this.axes.x(x), this.axes.y(y)])
      .sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    const group = this.made[name] ??= this.make(colour, name);
    this.lines.append(group);
    set(group.firstElementChild, { x1, y1, x2, y2 });
    // At the right end and a little inwards; above one line and below the other; always on the map.
    const before = above === y2 < y1;
    const { left: first, right: last, top, bottom } = this.axes.frame;
    const inward = before && x2 > last - 1 ? 0.02 : 0.18;
    const wide = 6.5 * (name.length - 1);
    const [from, to] = before ? [first + wide, last] : [first, last - wide];
    const x = x2 + inward * (x1 - x2) + (before ? -4 : 4);
    const y = y2 + inward * (y1 - y2) + (above ? -5 : 13);
    set(group.lastElementChild, {
      x: Math.min(Math.max(x, from), to),
      y: Math.min(Math.max(y, top + 10), bottom - 4),
      "text-anchor": before ? "end" : "start",
    });
  }

  /** Make a line and its name, which have no place yet. */
  make(/** @type {string} */ colour, /** @type {string} */ name) {
    const group = draw(this.lines, "g", { class: `x-edge x-${colour}` });
    draw(group, "line");
    label(group, 0, 0, name, { class: "x-rim" });
    return group;
  }

  /** Mark samples by label: a circle for 1, a square for 0, a diamond where none is known. */
  mark(/** @type {Sample[]} */ samples) {
    this.points.textContent = "";
    for (const { name, x, y } of samples) {
      const [cx, cy] = [this.axes.x(x[0]), this.axes.y(x[1])];
      sign(this.points, cx, cy, y);
      label(this.points, cx - 7, cy - 4, name, { "text-anchor": "end", class: "x-rim" });
    }
  }
}

/** Draw the sign of a label. */
export function sign(parent, x, y, /** @type {number | null} */ label) {
  const [d, colour] = {
    1: [`M${x - 3.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0`, "class1"],
    0: [`M${x - 3.5} ${y - 3.5}h7v7h-7z`, "class0"],
    null: [`M${x} ${y - 5}l5 5l-5 5l-5 -5z`, "ink"],
  }[String(label)];
  return draw(parent, "path", { d, class: `x-sign x-${colour}` });
}

/** Say above a map which sign means what; each entry has its place. */
export function key(drawing, /** @type {[number, number | null, string][]} */ entries) {
  for (const [x, y, words] of entries) {
    sign(drawing, x, 16.1, y);
    label(drawing, x + 12, 20, words);
  }
}
