// XOR: one neuron, moved by hand, against our network, which trains from several starts.

import { Axes } from "./axes.js";
import { Explorer } from "./explorer.js";
import { forward, neuron, squared_error } from "./formulas.js";
import { key, PlaneMap } from "./map.js";
import { written } from "./numbers.js";
import { canvas, label } from "./svg.js";
import { byName, epoch, NAMES } from "./training.js";

const SQUARE = { left: 36.2, top: 32.5, right: 349.29, bottom: 228.18 };
const [NEURON, NETWORK] = [0, 1]; // who answers

class XorExplorer extends Explorer {
  build() {
    const { x1, x2, samples, networks } = this.data;
    const drawing = canvas(this.picture);
    const axes = new Axes(drawing, SQUARE, x1, x2);
    this.map = new PlaneMap(this.picture, drawing, axes);
    axes.show("_x1", "_x2", [0, 1], [0, 1]);
    this.map.mark(samples.map((sample, i) => ({ ...sample, name: `{y${i}}` })));
    label(drawing, SQUARE.left, 20, "mean loss {mean}");
    key(drawing, [[168.1, 1, "1"], [209.2, 0, "0"]]);
    label(drawing, SQUARE.right, 20, "{right} of 4 right", { "text-anchor": "end" });
    /** Each network at its start and after each epoch, as far as anybody has looked. */
    this.ways = Object.fromEntries(Object.entries(networks).map(([seed, nine]) => [seed, [nine]]));
  }

  /** Return the network of the chosen start after so many epochs. */
  trained() {
    const { samples, rate } = this.data;
    const way = this.ways[this.state.seed];
    while (way.length <= this.state.epochs) way.push(epoch(way.at(-1), samples, rate));
    return way[this.state.epochs];
  }

  /** Return what a point is told, by whoever answers. */
  answer() {
    const { who, w1, w2, b } = this.state;
    const network = this.trained();
    if (who === NEURON) return (x1, x2) => neuron(w1, w2, b, x1, x2);
    return (x1, x2) => forward(network, x1, x2)[2];
  }

  /** Return the outputs for the four, how many of them are right, and the mean loss. */
  result() {
    const { samples } = this.data;
    const answer = this.answer();
    const outputs = samples.map(({ x }) => answer(...x));
    const right = samples.filter(({ y }, i) => Math.abs(y - outputs[i]) < 0.5).length;
    const losses = samples.map(({ y }, i) => squared_error(y, outputs[i]));
    return { outputs, right, mean: losses.reduce((sum, one) => sum + one) / samples.length };
  }

  show() {
    const { who, w1, w2, b, epochs } = this.state;
    const network = byName(this.trained());
    const { outputs, right, mean } = this.result();
    this.map.fill(this.answer(), []);
    if (who === NEURON) {
      this.map.edges([]);
      this.map.edge("output", "_z = 0", w1, w2, b, false);
    } else {
      this.map.edges([
        ["hidden1", "_h1", network.w1, network.w2, network.b1],
        ["hidden2", "_h2", network.w3, network.w4, network.b2],
      ]);
    }
    this.put({
      w1: written(w1, 1),
      w2: written(w2, 1),
      b: written(b, 1),
      epochs: String(epochs),
      right: String(right),
      mean: written(mean, 4),
      ...Object.fromEntries(outputs.map((output, i) => [`y${i}`, written(output)])),
      ...Object.fromEntries(NAMES.map((name) => [`network_${name}`, written(network[name])])),
    });
  }

  sentence() {
    const { who, seed, epochs } = this.state;
    const { outputs, right, mean } = this.result();
    const [one, after] = who === NEURON
      ? ["the neuron", ""]
      : ["our network", `, after ${epochs} epochs from seed ${seed}`];
    const said = this.data.samples.map(({ x }, i) => `${written(outputs[i])} at (${x.join(", ")})`);
    return `${right} of 4 right, mean loss ${written(mean, 4)}${after}: ` +
      `${one} says ${said.join(", ")}.`;
  }

  /** Whose controls are moved answers. A new start is not trained yet. */
  moved(/** @type {string} */ name) {
    this.pause();
    if (name !== "who") this.state.who = name === "seed" || name === "epochs" ? NETWORK : NEURON;
    if (name === "seed") this.state.epochs = 0;
  }

  play() {
    const { state, data } = this;
    state.who = NETWORK;
    if (!this.playing && state.epochs === data.epochs) state.epochs = 0;
    super.play();
  }

  step() {
    const { state, data } = this;
    const stride = Number(this.control("epochs").step);
    state.epochs = Math.min(state.epochs + stride, data.epochs);
    return state.epochs < data.epochs;
  }
}

customElements.define("explorer-xor", XorExplorer);
