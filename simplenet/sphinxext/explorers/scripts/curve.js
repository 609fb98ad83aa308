// The mean loss over the epochs, on axes that grow with it.

import { Axes } from "./axes.js";
import { draw, label, set } from "./svg.js";

/** @typedef {number[]} Point an epoch and a loss, or a place in the drawing */

const WHOLE = 100; // so many losses are all drawn; what falls steeply falls first
const STRETCHES = 100; // two points each are drawn of the others

/** Return losses as points: of each stretch the lowest and the highest, so that no peak is lost. */
function thinned(/** @type {number[]} */ losses, /** @type {number} */ first) {
  const size = Math.ceil((losses.length - WHOLE) / STRETCHES);
  const kept = losses.slice(0, WHOLE).map((_, i) => i);
  for (let from = WHOLE; from < losses.length; from += size) {
    let [low, high] = [from, from];
    for (let i = from; i < Math.min(from + size, losses.length); i++) {
      if (losses[i] < losses[low]) low = i;
      if (losses[i] > losses[high]) high = i;
    }
    kept.push(...low < high ? [low, high] : [high, low]);
  }
  return kept.map((i) => /** @type {Point} */ ([first + i, losses[i]]));
}

/** Return 10, 20, 50, 100, 200 and so on: the first that is not below a number. */
function roundAbove(/** @type {number} */ value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 10)));
  return power * [1, 2, 5, 10].find((one) => one * power >= value);
}

export class LossCurve {
  constructor(/** @type {Element} */ drawing, frame) {
    this.axes = new Axes(drawing, frame, [0, 1], [0, 1]);
    this.line = draw(drawing, "path", { "stroke-width": 2 });
    this.ends = [0, 1].map(() => draw(drawing, "circle", { r: 3.5, class: "x-sign" }));
    this.words = draw(drawing, "g");
    const right = { "text-anchor": "end" };
    label(this.words, frame.right, frame.top + 10, "start {start}", right);
    label(this.words, frame.right, frame.top + 26, "now {mean}", right);
  }

  /** Show the loss at the start, those from some epoch on, and where training is now. */
  show(
    /** @type {number} */ start,
    /** @type {number[]} */ losses,
    /** @type {number} */ first,
    /** @type {Point} */ now,
  ) {
    const points = [...thinned(losses, first), now];
    this.fit(now[0], Math.max(start, ...points.map(([, loss]) => loss)));
    /** @returns {Point} */
    const place = (/** @type {Point} */ [epoch, loss]) => [this.axes.x(epoch), this.axes.y(loss)];
    const line = points.map(place);
    const written = line.map((point) => point.map((one) => one.toFixed(1)).join(" "));
    set(this.line, { d: `M${written.join("L")}` });
    const ends = [[0, start], now].map(place);
    ends.forEach(([cx, cy], i) => set(this.ends[i], { cx, cy }));
    // The words are in the upper corner, or in the lower one while the curve is high.
    const { top, right, bottom } = this.axes.frame;
    const high = line.some(([x, y]) => x > right - 110 && y < top + 32);
    set(this.words, { transform: `translate(0 ${high ? bottom - top - 34 : 0})` });
  }

  /** Make the axes long enough. They grow in leaps, so that one can see the curve go on. */
  fit(/** @type {number} */ last, /** @type {number} */ highest) {
    const [across, up] = [roundAbove(last), 1.05 * Math.max(highest, 0.01)];
    const { axes } = this;
    if (axes.xlim[1] === 1.05 * across && axes.ylim[1] === up) return;
    axes.xlim = [-0.05 * across, 1.05 * across];
    axes.ylim = [0, up];
    axes.show("epoch", "mean squared error");
  }
}
