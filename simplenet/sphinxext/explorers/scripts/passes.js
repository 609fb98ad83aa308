// The network of Part I on the way forward and back, a stage after the other.

import { Diagram, ENDS, RADIUS, weigh } from "./diagram.js";
import { canvas, draw, label } from "./svg.js";
import { BIASES, COLOURS } from "./parameters.js";

// The limits, with the margin that matplotlib leaves around them.
const [XLIM, YLIM] = [[-0.7, 5.9], [-2.15, 1.8]];
const PLACES = { x1: [0, 1.1], x2: [0, -1.1], h1: [2.6, 1.1], h2: [2.6, -1.1], o1: [5.2, 0] };
const [ABOVE, GAP] = [1.12, 0.1]; // from the output neuron to the loss, and from that to its arrow

export class Passes {
  constructor(
    /** @type {Element} */ picture,
    /** @type {number[]} */ network,
    /** @type {string[]} */ stages,
  ) {
    this.drawing = canvas(picture);
    this.drawing.classList.add("x-math");
    this.stages = stages;
    /** @type {{group: Element, look: string, first: number, end: number}[]} */
    this.parts = [];
    Object.keys(ENDS).forEach((name, i) => this.weight(name, network[i]));
    for (const name of ["x1", "x2"]) {
      this.part("", "x").node(PLACES[name], COLOURS[name], `_${name}`, `{${name}_brief}`);
    }
    for (const [bias, neuron] of Object.entries(BIASES)) this.neuron(neuron, bias);
    this.loss();
  }

  /** Return a diagram for what shows from one stage until another; without names, always. */
  part(/** @type {string} */ look, from = "", until = "") {
    const [first, end] = [from, until].map((name) => this.stages.indexOf(name));
    const group = draw(this.drawing, "g");
    this.parts.push({ group, look, first, end: end < 0 ? Infinity : end });
    return new Diagram(group, XLIM, YLIM);
  }

  /** Draw a weight's arrow, and from its stage on the one that leads back. */
  weight(name, value) {
    const [from, to] = ENDS[name].map((end) => PLACES[end]);
    weigh(this.part("", "", name).arrow(from, to, `_${name} = {${name}_brief}`), value);
    const back = this.part("x-slope", name);
    back.arrow(to, from);
    back.beside(from, to, `∂_L/∂_${name}`, false, 16);
    back.beside(from, to, `{d_${name}_short}`, true, 16);
  }

  /** Draw a neuron: by its name, then with its output, at last with the slope at its sum. */
  neuron(name, bias) {
    const [place, colour, sum] = [PLACES[name], COLOURS[name], bias.replace("b", "z")];
    const output = name === "o1" ? "y_pred" : name;
    this.part("", "", output).node(place, colour, `_${name}`, "");
    this.part("", output, sum).node(place, colour, `_${name}`, `{${output}_short}`);
    this.part("x-slope", sum).node(place, colour, `∂_L/∂_${sum}`, `{d_${sum}_short}`);
    const under = (/** @type {Diagram} */ part, text) => {
      const [x, y] = part.scale.at(place);
      label(part.drawing, x, y + part.radius + 15, text, { "text-anchor": "middle" });
    };
    under(this.part("", "", bias), `_${bias} = {${bias}_brief}`);
    under(this.part("x-slope", bias), `= ∂_L/∂_${bias}`);
  }

  /** Draw the loss in a box above the prediction; the arrow between them turns round. */
  loss() {
    const [x, y] = PLACES.o1;
    const { drawing, scale } = this.part("", "L");
    const [right, bottom] = scale.at([x + RADIUS, y + ABOVE]);
    draw(drawing, "rect", { x: right - 57, y: bottom - 15.5, width: 60, height: 19 });
    label(drawing, right - 27, bottom - 2.5, "_L = {L_short}", { "text-anchor": "middle" });
    const box = [x, y + ABOVE - GAP + RADIUS]; // arrows end a radius away
    this.part("", "L", "z3").arrow([x, y], box);
    this.part("x-slope", "z3").arrow(box, [x, y]);
  }

  /** Show what is there at a stage, and mark what has come last. */
  show(/** @type {number} */ stage) {
    for (const { group, look, first, end } of this.parts) {
      const off = stage < first || stage >= end;
      const state = off ? "x-off" : stage === first ? "x-now" : "";
      group.setAttribute("class", `${look} ${state}`);
    }
  }
}
