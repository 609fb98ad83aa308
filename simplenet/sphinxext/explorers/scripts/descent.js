// Gradient descent on a map: two of the nine parameters move, the other seven stay.

import { Axes } from "./axes.js";
import { Explorer } from "./explorer.js";
import { Ground } from "./ground.js";
import { written } from "./numbers.js";
import { movable } from "./pointer.js";
import { canvas, draw, label, set } from "./svg.js";
import { meanLoss, NAMES } from "./training.js";
import { line, walk } from "./ways.js";

const VALLEY = { left: 45.4, top: 32.5, right: 318.2, bottom: 227.4 };
const MINE = 1; // of the three ways, that with the rate which a reader chooses
const STEP = 0.05; // of the sliders for the start

class DescentExplorer extends Explorer {
  build() {
    this.pace = 100; // milliseconds an epoch
    const { left, right, top, bottom } = VALLEY;
    const drawing = canvas(this.picture);
    const [width, height] = [right - left, bottom - top];
    this.axes = new Axes(drawing, VALLEY, [0, 1], [0, 1]);
    const place = { x: left, y: top, width, height };
    // What leaves the map is cut off at its edge.
    const map = draw(drawing, "svg", { ...place, viewBox: Object.values(place).join(" ") });
    this.ground = new Ground(map, drawing, this.axes);
    const figure = this.closest("figure").id;
    this.ways = this.data.rates.map((rate, i) =>
      line(drawing, map, i, `${figure}-mark${i}`, `rate ${i === MINE ? "{rate}" : rate}`)
    );
    this.ring = draw(map, "circle", { r: 5.5 });
    this.named = label(drawing, 0, 0, "start", { class: "x-rim" });
    this.ball = draw(drawing, "circle", { r: 4, class: "x-head" });
    label(drawing, 0, 0, "mean loss along the lines", {
      "text-anchor": "middle",
      transform: `translate(358.6 ${(top + bottom) / 2}) rotate(-90)`,
    });
    const sheet = draw(drawing, "rect", { ...place, class: "x-sheet" });
    this.grip = draw(drawing, "circle", { r: 16, class: "x-sheet x-grip" });
    movable(drawing, sheet, this.grip, (x, y) => this.drop(this.axes.at(x, y)));
  }

  /** Put the ball at the place that the sliders can show and that is the nearest. */
  drop(/** @type {number[]} */ place) {
    place.forEach((value, i) => {
      const slider = this.control("xy"[i]);
      slider.value = String(value);
      this.state[slider.name] = this.read(slider);
    });
    this.changed();
  }

  /** Swap parameters that became the same; others start where the network is. */
  moved(/** @type {string} */ name) {
    const { state } = this;
    if (name !== "right" && name !== "up") return;
    if (state.right === state.up) {
      [state.right, state.up] = [this.pair[1], this.pair[0]];
      [state.x, state.y] = [state.y, state.x];
    } else {
      state[name === "right" ? "x" : "y"] = this.home(state[name]);
    }
  }

  /** Return the value that a parameter of the network has, as a slider can show it. */
  home(/** @type {number} */ parameter) {
    return Number(this.data.network[parameter].toFixed(2));
  }

  /** Give the sliders of the start the limits of two parameters, and the network on their grid. */
  limit(/** @type {number[]} */ pair) {
    pair.forEach((parameter, i) => {
      const [low, high] = this.data.limits[parameter];
      const home = this.home(parameter);
      const least = home - STEP * Math.floor((home - low) / STEP);
      const slider = this.control("xy"[i]);
      Object.assign(slider, { min: least.toFixed(2), max: String(high), step: String(STEP) });
    });
  }

  allowed(/** @type {string} */ name, /** @type {string | null} */ text) {
    const value = super.allowed(name, text);
    if (name !== "up" || value === undefined) return value;
    const right = Number(this.control("right").value); // found just before
    if (right === value) return undefined;
    this.limit([right, value]);
    return value;
  }

  /** Draw the map of two parameters. */
  survey() {
    const { axes, data } = this;
    const [right, up] = this.pair = [this.state.right, this.state.up];
    [axes.xlim, axes.ylim] = [data.limits[right], data.limits[up]];
    axes.show(`_${NAMES[right]}`, `_${NAMES[up]}`);
    const network = [...data.network];
    const height = (/** @type {number} */ x, /** @type {number} */ y) => {
      [network[right], network[up]] = [x, y];
      return meanLoss(network, data.samples);
    };
    this.ground.survey(height, [axes.x(this.home(right)), axes.y(this.home(up))]);
    this.pair.forEach((parameter, i) => {
      const [letter, index] = NAMES[parameter];
      for (const place of this.querySelectorAll(`[data-name="${i}"]`)) {
        place.innerHTML = `<i>${letter}</i><sub>${index}</sub>`;
      }
    });
  }

  /** Return the networks that a way goes through. */
  walk(/** @type {number} */ rate) {
    const { x, y, right, up, epochs } = this.state;
    const start = [...this.data.network];
    [start[right], start[up]] = [x, y];
    return walk(start, [right, up], this.data.samples, rate, epochs);
  }

  show() {
    const { axes, data, state: { right, up, x, y, epochs, rate: mine } } = this;
    if (this.pair?.join() !== [right, up].join()) this.survey();
    this.limit(this.pair); // also after an address that named others, and was not taken
    const values = { x: written(x), y: written(y), rate: String(mine), epochs: String(epochs) };
    const rates = data.rates.map((rate, i) => i === MINE ? mine : rate);
    rates.forEach((rate, i) => {
      const way = this.walk(rate);
      const places = way.map((network) =>
        `${axes.x(network[right]).toFixed(1)} ${axes.y(network[up]).toFixed(1)}`
      );
      set(this.ways[i], { d: `M${places.join("L")}` });
      const now = way.at(-1);
      values[`x${i}`] = written(now[right]);
      values[`y${i}`] = written(now[up]);
      values[`L${i}`] = written(meanLoss(now, data.samples), 4);
      if (i === MINE) this.lay([now[right], now[up]]);
    });
    // Short ways lie on top: at small rates all go the same way.
    const order = [0, 1, 2].sort((one, other) => rates[other] - rates[one]);
    this.ring.before(...order.map((i) => this.ways[i]));
    this.put(values);
  }

  /** Lay the ball where the way of the reader's rate ends, and mark its start. */
  lay(/** @type {number[]} */ now) {
    const { left, right, top, bottom } = VALLEY;
    const { x, y } = this.state;
    const [cx, cy] = [this.axes.x(x), this.axes.y(y)];
    for (const circle of [this.ring, this.grip]) set(circle, { cx, cy });
    set(this.named, {
      x: cx,
      y: cy < top + 20 ? cy + 18 : cy - 10,
      "text-anchor": cx < left + 28 ? "start" : "end",
    });
    const [bx, by] = [this.axes.x(now[0]), this.axes.y(now[1])];
    const [ex, ey] = [Math.min(Math.max(bx, left), right), Math.min(Math.max(by, top), bottom)];
    this.off = bx !== ex || by !== ey;
    set(this.ball, { cx: ex, cy: ey });
  }

  atEnd() {
    return this.state.epochs >= Number(this.control("epochs").max);
  }

  step() {
    if (this.atEnd()) return false;
    this.state.epochs++;
  }

  one() {
    this.pause();
    this.step();
    this.changed();
  }

  /** Go on, or from the start again after the last epoch. */
  play() {
    if (!this.playing && this.atEnd()) this.state.epochs = 0;
    super.play();
  }

  sentence() {
    const { right, up, rate, epochs } = this.state;
    const now = this.walk(rate).at(-1);
    const where = [right, up].map((i) => `${NAMES[i]} = ${written(now[i])}`).join(" and ");
    const mean = written(meanLoss(now, this.data.samples), 4);
    const after = `After ${epochs} ${epochs === 1 ? "epoch" : "epochs"} at rate ${rate}`;
    return `${after} the ball is ${this.off ? "off the map, " : ""}at ${where}. ` +
      `There the mean loss is ${mean}.`;
  }
}

customElements.define("explorer-descent", DescentExplorer);
