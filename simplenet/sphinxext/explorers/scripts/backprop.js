// Backpropagation step by step: forward neuron by neuron, and back to each parameter.

import { Explorer, written } from "./explorer.js";
import { forward, gradients } from "./formulas.js";
import { Passes } from "./passes.js";
import { byName, loss, NAMES } from "./training.js";

const PACE = 2000; // milliseconds to read a step

const short = (/** @type {number} */ value) => written(value, 4);
const long = (/** @type {number} */ value) => written(value, 6);
const brief = (/** @type {number} */ value) => written(value, Number.isInteger(value) ? 0 : 2);
/** Return a number as it stands behind a dot or a plus sign. */
const factor = (/** @type {number} */ value) => value < 0 ? `(${brief(value)})` : brief(value);

class BackpropExplorer extends Explorer {
  build() {
    const { network, stages } = this.data;
    this.pace = PACE;
    this.passes = new Passes(this.picture, network, stages);
    /** @type {HTMLElement[]} */
    this.lines = Array.from(this.querySelectorAll("[data-stage]"));
  }

  get sample() {
    return this.data.samples[this.state.person];
  }

  /** Return what one person makes of the network, forward and back. */
  walk() {
    const { network } = this.data;
    const { x: [x1, x2], y: y_true } = this.sample;
    const [h1, h2, y_pred] = forward(network, x1, x2);
    const [w1, w2, w3, w4, w5, w6, b1, b2, b3] = network;
    const partials = byName(gradients(network, x1, x2, y_true));
    return {
      inputs: { x1, x2, y_true },
      sums: {
        z1: w1 * x1 + w2 * x2 + b1,
        z2: w3 * x1 + w4 * x2 + b2,
        z3: w5 * h1 + w6 * h2 + b3,
      },
      outputs: { h1, h2, y_pred, L: loss(network, this.sample) },
      partials,
      // With a sum the loss changes as with its bias.
      slopes: { z1: partials.b1, z2: partials.b2, z3: partials.b3 },
    };
  }

  /** Return what nudging a parameter to both sides does to the loss. */
  check() {
    const { network, nudge } = this.data;
    const { parameter } = this.state;
    const [up, down] = [network[parameter] + nudge, network[parameter] - nudge];
    const [above, below] = [up, down].map((value) =>
      loss(network.with(parameter, value), this.sample)
    );
    return { up, down, width: 2 * nudge, above, below, slope: (above - below) / (2 * nudge) };
  }

  show() {
    const { stage, parameter } = this.state;
    const { network, stages } = this.data;
    this.passes.show(stage);
    for (const line of this.lines) {
      line.classList.toggle("x-off", line.dataset.stage !== stages[stage]);
    }
    const { inputs: { x1, x2, y_true }, sums: { z1, z2, z3 }, ...walk } = this.walk();
    const { up, down, width, above, below, slope } = this.check();
    const given = { ...byName(network), x1, x2 };
    /** @type {Record<string, string>} */
    const texts = {};
    const add = (write, numbers, name = (/** @type {string} */ plain) => plain) => {
      for (const [plain, value] of Object.entries(numbers)) texts[name(plain)] = write(value);
    };
    add(brief, { ...given, y_true, z1, z2, stage, up, down, width });
    add(factor, given, (name) => `factor_${name}`);
    add(short, walk.outputs);
    add(long, walk.outputs, (name) => `${name}_long`);
    add(short, { ...walk.partials, ...walk.slopes }, (name) => `d_${name}`);
    add(long, walk.slopes, (name) => `d_${name}_long`);
    add(long, { z3, slope, partial: walk.partials[NAMES[parameter]] });
    add((value) => written(value, 8), { above, below });
    this.put(texts);
  }

  sentence() {
    const { inputs, outputs, partials, slopes } = this.walk();
    const stage = this.data.stages[this.state.stage];
    const rates = { ...partials, ...slopes };
    const found = {
      x: `inputs ${brief(inputs.x1)} and ${brief(inputs.x2)}, right answer ${inputs.y_true}`,
      y_pred: `the prediction is ${short(outputs.y_pred)}`,
      L: `the loss is ${short(outputs.L)}`,
      all: "all derivatives are there",
    }[stage] ??
      (stage in rates
        ? `the derivative for ${stage} is ${short(rates[stage])}`
        : `${stage} is ${short(outputs[stage])}`);
    const nudged = NAMES[this.state.parameter];
    return `${this.sample.name}: ${found}. ` +
      `Nudging ${nudged}: ${long(this.check().slope)}; formula: ${long(partials[nudged])}.`;
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
