// Training, live: the curve of the loss, the map and the network while gradient descent goes on.

import { Axes } from "./axes.js";
import { LossCurve } from "./curve.js";
import { Explorer } from "./explorer.js";
import { forward } from "./formulas.js";
import { key, PlaneMap } from "./map.js";
import { brief, written } from "./numbers.js";
import { ParametersDiagram } from "./parameters.js";
import { box, canvas, label } from "./svg.js";
import { byName, inRow, meanLoss, NAMES, predict, step } from "./training.js";

const CURVE = { left: 53.7, top: 7.9, right: 361.2, bottom: 169.8 };
const MAP = { left: 46, top: 30, right: 296, bottom: 186 };
const [MOST, AT_ONCE] = [20_000, 2]; // epochs: at the end, and with each frame of the screen

/** Write a mean loss, which can become very small. */
const small = (/** @type {number} */ value) => written(value, value < 0.001 ? 6 : 4);

class LearningExplorer extends Explorer {
  build() {
    this.curve = new LossCurve(canvas(this.picture), CURVE);
    const [left, right] = this.querySelectorAll(".x-box");
    this.diagram = new ParametersDiagram(box(left, 330, 194));
    this.buildMap(right, box(right, 300, 220));
    this.next = this.querySelector(".x-next");
  }

  buildMap(/** @type {Element} */ place, /** @type {Element} */ drawing) {
    const { x1, x2, samples } = this.data;
    const axes = new Axes(drawing, MAP, x1, x2);
    this.map = new PlaneMap(place, drawing, axes);
    axes.show("_x1: weight − 135 (pounds)", "_x2: height − 66 (inches)", [-20, 0, 20], [-5, 0, 5]);
    this.map.mark(samples);
    samples.forEach(({ x }, i) =>
      label(drawing, axes.x(x[0]) + 7, axes.y(x[1]) + 4, `{y${i}}`, { class: "x-rim" })
    );
    key(drawing, [[52, 1, "1, female"], [137, 0, "0, male"]]);
  }

  show() {
    const { state, data: { networks, samples } } = this;
    const network = inRow(state);
    const { w1, w2, b1, w3, w4, b2 } = state;
    if (this.drawn === String(network)) this.map.paint();
    else {
      this.drawn = String(network);
      this.map.fill((x1, x2) => forward(network, x1, x2)[2]);
      this.map.edges([["hidden1", "_h1", w1, w2, b1], ["hidden2", "_h2", w3, w4, b2]]);
      this.diagram.show(state);
    }
    const start = meanLoss(networks[state.seed], samples);
    const mean = meanLoss(network, samples);
    const now = state.epoch + state.sample / samples.length;
    this.curve.show(start, this.losses, this.first, [now, mean]);
    this.next.textContent = samples[state.sample].name;
    const shown = NAMES.map((name) => [name, brief(state[name])]);
    samples.forEach((sample, i) => shown.push([`y${i}`, written(predict(network, sample), 3)]));
    this.put({
      ...Object.fromEntries(shown),
      epoch: String(state.epoch),
      sample: String(state.sample),
      rate: String(state.rate),
      start: written(start, 3),
      mean: small(mean),
    });
  }

  sentence() {
    const { state, data: { samples } } = this;
    const network = inRow(state);
    const ended = state.epoch === MOST ? ", the last" : "";
    const stepped = state.sample ? ` and a step for ${samples[state.sample - 1].name}` : "";
    const answers = samples.map((one) => `${one.name} ${written(predict(network, one))}`);
    return `Epoch ${state.epoch}${ended}${stepped}: the mean loss is ` +
      `${small(meanLoss(network, samples))}. ${answers.join(", ")}.`;
  }

  say(/** @type {string} */ words) {
    super.say(words);
    const nine = NAMES.map((name) => `${name} = ${brief(this.state[name])}`);
    this.querySelector(".x-drawing").ariaLabel += ` The network: ${nine.join(", ")}.`;
  }

  /** Go so many steps of one sample each; false where the figure ends. */
  walk(/** @type {number} */ steps) {
    const { state, data: { samples } } = this;
    let network = inRow(state);
    for (; steps > 0 && state.epoch < MOST; steps--) {
      network = step(network, samples[state.sample++], state.rate);
      if (state.sample < samples.length) continue;
      state.sample = 0;
      state.epoch++;
      this.losses.push(meanLoss(network, samples));
    }
    Object.assign(state, byName(network));
    return state.epoch < MOST;
  }

  /** Go to the end of so many epochs; one that has begun is the first. */
  train(/** @type {number} */ epochs) {
    return this.walk(epochs * this.data.samples.length - this.state.sample);
  }

  step() {
    return this.train(this.still.matches ? 1 : AT_ONCE);
  }

  oneSample() {
    this.walk(1);
    this.changed();
  }

  oneEpoch() {
    this.train(1);
    this.changed();
  }

  hundredEpochs() {
    this.train(100);
    this.changed();
  }

  /** Forget all that was learned; seed and learning rate stay. */
  untrain() {
    const { networks, samples } = this.data;
    const network = networks[this.state.seed];
    Object.assign(this.state, byName(network), { epoch: 0, sample: 0 });
    [this.first, this.losses] = [0, [meanLoss(network, samples)]];
  }

  again() {
    this.pause();
    this.untrain();
    this.changed();
  }

  moved(/** @type {string} */ name) {
    if (name === "seed") this.untrain();
  }

  restore() {
    const found = super.restore();
    if (found || !this.losses) this.retrace();
    return found;
  }

  /** Train anew, to have the losses on the way here. A way with several rates is not known: its
   * curve starts here. */
  retrace() {
    const here = { ...this.state };
    const { samples } = this.data;
    this.untrain();
    this.walk(here.epoch * samples.length + here.sample);
    const near = (name) =>
      Math.abs(this.state[name] - here[name]) < 1e-9 + 1e-9 * Math.abs(here[name]);
    const same = NAMES.every(near);
    this.state = here;
    if (same) return;
    this.first = here.epoch + Math.ceil(here.sample / samples.length);
    this.losses = here.sample ? [] : [meanLoss(inRow(here), samples)];
  }

  allowed(/** @type {string} */ name, /** @type {string | null} */ text) {
    const value = super.allowed(name, text);
    const most = { epoch: MOST, sample: this.data.samples.length - 1 }[name];
    const fine = most === undefined
      ? Math.abs(value) < 1e6 // far beyond all that training leads to, and no sum overflows
      : Number.isInteger(value) && value >= 0 && value <= most;
    return fine ? value : undefined;
  }
}

customElements.define("explorer-learning", LearningExplorer);
