// Backpropagation step by step: forward neuron by neuron, and back to each parameter.

import { Explorer } from "./explorer.js";
import { forward, gradients } from "./formulas.js";
import { written } from "./numbers.js";
import { Passes } from "./passes.js";
import { byName, loss, NAMES } from "./training.js";

/** The ways in which a number is written; at a place in the figure, its name ends with one. A brief
 * one has two decimals at most, and a negative factor behind a dot or a plus sign has brackets. */
const WAYS = {
  brief: (/** @type {number} */ value) => written(value, 2).replace(/\.?0+$/, ""),
  factor: (/** @type {number} */ value) => value < 0 ? `(${WAYS.brief(value)})` : WAYS.brief(value),
  short: (/** @type {number} */ value) => written(value, 4),
  long: (/** @type {number} */ value) => written(value, 6),
  fine: (/** @type {number} */ value) => written(value, 8),
};

const NUDGE = 0.01; // by so much the check moves a parameter to either side

class BackpropExplorer extends Explorer {
  build() {
    const { network, stages } = this.data;
    this.pace = 2000; // milliseconds to read a step
    this.passes = new Passes(this.picture, network, stages);
    /** @type {HTMLElement[]} */
    this.lines = Array.from(this.querySelectorAll("[data-stage]"));
  }

  /** Return what the chosen person makes of the network, forward and back, and of the nudge. */
  walk() {
    const { network, samples } = this.data;
    const { person, stage, parameter } = this.state;
    const { x: [x1, x2], y: y_true } = samples[person];
    const [h1, h2, y_pred] = forward(network, x1, x2);
    const { w1, w2, w3, w4, w5, w6, b1, b2, b3 } = byName(network);
    const z1 = w1 * x1 + w2 * x2 + b1;
    const z2 = w3 * x1 + w4 * x2 + b2;
    const z3 = w5 * h1 + w6 * h2 + b3;
    const L = loss(network, samples[person]);
    const found = { ...byName(network), x1, x2, y_true, z1, z2, z3, h1, h2, y_pred, L, stage };
    const partials = gradients(network, x1, x2, y_true);
    partials.forEach((partial, i) => found[`d_${NAMES[i]}`] = partial);
    // With a sum the loss changes as with its bias.
    for (const i of [1, 2, 3]) found[`d_z${i}`] = found[`d_b${i}`];
    const [up, down] = [network[parameter] + NUDGE, network[parameter] - NUDGE];
    const [above, below] = [up, down].map((value) =>
      loss(network.with(parameter, value), samples[person])
    );
    const slope = (above - below) / (2 * NUDGE);
    const check = { up, down, width: 2 * NUDGE, above, below, slope, partial: partials[parameter] };
    return { ...found, ...check };
  }

  show() {
    const now = this.data.stages[this.state.stage];
    this.passes.show(this.state.stage);
    for (const line of this.lines) line.classList.toggle("x-off", line.dataset.stage !== now);
    const found = this.walk();
    /** @type {Record<string, string>} */
    const texts = {};
    for (const place of this.places.keys()) {
      const [name, way = "brief"] = place.split(/_(?=[a-z]+$)/);
      texts[place] = WAYS[way](found[name]);
    }
    this.put(texts);
  }

  sentence() {
    const { samples, stages } = this.data;
    const { person, stage, parameter } = this.state;
    const line = this.lines.find((one) => one.dataset.stage === stages[stage]);
    const { words = line.textContent } = line.dataset;
    const result = line.querySelector("b");
    const found = result ? `${words} is ${result.textContent}` : words;
    const [slope, partial] = ["slope_long", "partial_long"].map((name) =>
      this.places.get(name)[0].textContent
    );
    return `${samples[person].name}: ${found}. ` +
      `Nudging ${NAMES[parameter]}: ${slope}; derivative: ${partial}.`;
  }

  moved(name) {
    if (name !== "stage") return;
    this.pause();
    this.go(this.state.stage);
  }

  /** Go to a stage; a parameter that it reaches is the one to check. */
  go(/** @type {number} */ stage) {
    this.state.stage = stage;
    const parameter = NAMES.indexOf(this.data.stages[stage]);
    if (parameter >= 0) this.state.parameter = parameter;
  }

  /** Go so many stages on; behind the last comes the first. */
  step(by = 1) {
    const { length } = this.data.stages;
    this.go((this.state.stage + by + length) % length);
    return this.state.stage < length - 1;
  }

  next() {
    this.pause();
    this.step();
    this.changed();
  }

  back() {
    this.pause();
    this.step(-1);
    this.changed();
  }
}

customElements.define("explorer-backprop", BackpropExplorer);
