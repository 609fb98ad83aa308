// Axes in the look of the static figures: where a value stands, and the numbers at the edges.

import { draw, label } from "./svg.js";

/** @typedef {number[]} Pair from a lower to a higher number */

/** Return round numbers between two limits, about as many as are wanted. */
export function ticks(/** @type {Pair} */ [low, high], wanted = 8, steps = [1, 2, 2.5, 5, 10]) {
  const raw = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = steps.find((one) => one * power >= raw * 0.999) * power;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

export class Axes {
  /**
   * @param {Element} drawing
   * @param {{left: number, top: number, right: number, bottom: number}} frame in its units
   * @param {Pair} xlim
   * @param {Pair} ylim
   */
  constructor(drawing, frame, xlim, ylim) {
    this.frame = frame;
    this.xlim = xlim;
    this.ylim = ylim;
    this.drawing = draw(drawing, "g");
  }

  x(/** @type {number} */ value) {
    const [{ left, right }, [low, high]] = [this.frame, this.xlim];
    return left + (right - left) * (value - low) / (high - low);
  }

  y(/** @type {number} */ value) {
    const [{ top, bottom }, [low, high]] = [this.frame, this.ylim];
    return bottom - (bottom - top) * (value - low) / (high - low);
  }

  /** Return the values at a point of the drawing. @returns {[number, number]} */
  at(/** @type {number} */ x, /** @type {number} */ y) {
    const { left, right, top, bottom } = this.frame;
    const [across, up] = [(x - left) / (right - left), (bottom - y) / (bottom - top)];
    const value = (/** @type {Pair} */ [low, high], share) => low + share * (high - low);
    return [value(this.xlim, across), value(this.ylim, up)];
  }

  /** Draw the lower and the left edge with numbers and names, anew each time. */
  show(xlabel, ylabel, xticks = ticks(this.xlim), yticks = ticks(this.ylim)) {
    const { left, right, top, bottom } = this.frame;
    const group = this.drawing;
    group.textContent = "";
    draw(group, "path", { d: `M${left} ${top}V${bottom}H${right}`, "stroke-width": 0.8 });
    const digits = (/** @type {number[]} */ all) =>
      Math.max(...all.map((one) => String(one).split(".")[1]?.length ?? 0));
    const text = (value, all) => value.toFixed(digits(all)).replace("-", "−");
    for (const value of xticks) {
      const x = this.x(value);
      draw(group, "path", { d: `M${x} ${bottom}v3.5`, "stroke-width": 0.8 });
      label(group, x, bottom + 15.4, text(value, xticks), { "text-anchor": "middle" });
    }
    for (const value of yticks) {
      const y = this.y(value);
      draw(group, "path", { d: `M${left} ${y}h-3.5`, "stroke-width": 0.8 });
      label(group, left - 7, y + 4, text(value, yticks), { "text-anchor": "end" });
    }
    const middle = { "text-anchor": "middle" };
    label(group, (left + right) / 2, bottom + 30.4, xlabel, middle);
    const turn = `translate(15.5 ${(top + bottom) / 2}) rotate(-90)`;
    label(group, 0, 0, ylabel, { ...middle, transform: turn });
  }
}
