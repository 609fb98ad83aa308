// The network of Part I with its nine parameters, as `draw_network` draws it with values.

import { Diagram, ENDS, signOf, weigh } from "./diagram.js";
import { label, set } from "./svg.js";

/** @type {Record<string, [number, number]>} */
const SPOTS = { x1: [0, 1.1], x2: [0, -1.1], h1: [2.8, 1.1], h2: [2.8, -1.1], o1: [5.2, 0] };
export const COLOURS = { x1: "faint", x2: "faint", h1: "hidden1", h2: "hidden2", o1: "output" };
export const BIASES = { b1: "h1", b2: "h2", b3: "o1" };

export class ParametersDiagram {
  constructor(/** @type {Element} */ drawing) {
    const diagram = new Diagram(drawing, [-0.57, 5.77], [-2.05, 1.67]);
    const text = (name) => `_${name}\u200a=\u200a{${name}}`; // with hair spaces
    this.arrows = {};
    for (const [name, ends] of Object.entries(ENDS)) {
      const [from, to] = ends.map((end) => SPOTS[end]);
      this.arrows[name] = diagram.arrow(from, to, text(name));
    }
    for (const [name, at] of Object.entries(SPOTS)) diagram.node(at, COLOURS[name], `_${name}`);
    this.biases = {};
    for (const [name, neuron] of Object.entries(BIASES)) {
      const [x, y] = diagram.scale.at(SPOTS[neuron]);
      const below = y + diagram.radius + 14;
      this.biases[name] = label(drawing, x, below, text(name), { "text-anchor": "middle" });
    }
  }

  /** Show how large the nine are, by width, and above or below 0, by colour and dashes. */
  show(/** @type {Record<string, number>} */ state) {
    const largest = Math.max(...Object.keys(ENDS).map((name) => Math.abs(state[name])));
    for (const name in this.arrows) weigh(this.arrows[name], state[name], largest);
    for (const name in this.biases) set(this.biases[name], { class: signOf(state[name]) });
  }
}
