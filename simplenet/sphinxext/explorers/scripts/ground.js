// The ground on which the parameters walk: lines of equal mean loss, each with its number.

import { ticks } from "./axes.js";
import { ACROSS, ask, contour, DOWN } from "./contours.js";
import { draw, label } from "./svg.js";

/** @import { Axes } from "./axes.js" */
/** @typedef {number[]} Point x and y */

const FINEST = 0.01; // so that two decimals name every line
const STEPS = [1, 2, 3, 4, 5, 6, 8, 10]; // with them the levels are those of matplotlib
const SHORT = 80; // ends of pieces of a line in a corner, which has no room for its number
const [WIDE, HIGH] = [34, 9]; // the room that a number takes in the margin
const LINE = 12; // and how high it is on the map

export class Ground {
  constructor(
    /** @type {Element} */ map,
    /** @type {Element} */ margin,
    /** @type {Axes} */ axes,
  ) {
    this.lines = draw(map, "g");
    this.names = draw(margin, "g");
    this.axes = axes;
    this.heights = new Float64Array(ACROSS * DOWN);
  }

  /** Draw six lines or so, and keep their numbers away from a place. */
  survey(
    /** @type {(x: number, y: number) => number} */ height,
    /** @type {Point} */ place,
  ) {
    const { axes, heights } = this;
    ask(heights, axes, height);
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    const levels = ticks([low, high], Math.min(7, (high - low) / FINEST), STEPS);
    const paths = levels.map((level) => contour(heights, level, axes.frame));
    this.lines.textContent = this.names.textContent = "";
    draw(this.lines, "path", { d: paths.join(""), class: "x-faint", "stroke-width": 0.8 });
    /** @type {Point[]} */
    this.taken = [place];
    paths.forEach((path, i) => this.name(levels[i], path));
  }

  /** Write the number of a line where it leaves the map at the right, or else on the line. */
  name(/** @type {number} */ level, /** @type {string} */ path) {
    const { left, right, top, bottom } = this.axes.frame;
    /** @type {Point[]} */
    const line = [...path.matchAll(/([\d.]+) ([\d.]+)/g)]
      .map(([, x, y]) => [Number(x), Number(y)]);
    const leaves = line.filter(([x, y]) => x > right - 0.06 && this.free([x + WIDE, y]));
    for (const [x, y] of leaves) this.write(this.names, [x + WIDE, y], level, x + 3.5, "start");
    if (leaves.length || line.length < SHORT) return;
    const on = line.sort((one, other) => one[1] - other[1]).find(([x, y]) =>
      x > left + WIDE / 2 && x < right - WIDE / 2 && y > top + LINE && y < bottom - LINE &&
      this.free([x, y], LINE)
    );
    if (on) this.write(this.lines, on, level, on[0], "middle");
  }

  free(/** @type {Point} */ [x, y], high = HIGH) {
    return this.taken.every(([tx, ty]) => Math.abs(tx - x) >= WIDE || Math.abs(ty - y) >= high);
  }

  write(/** @type {Element} */ parent, /** @type {Point} */ room, level, x, anchor) {
    this.taken.push(room);
    label(parent, x, room[1] + 4, String(level), { "text-anchor": anchor, class: "x-rim" });
  }
}
