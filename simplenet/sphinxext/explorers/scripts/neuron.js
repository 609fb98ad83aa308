// One neuron: its weights, its bias and its inputs can be moved.

import { Explorer } from "./explorer.js";
import { Diagram, RADIUS, weigh } from "./diagram.js";
import { Axes } from "./axes.js";
import { neuron, sigmoid } from "./formulas.js";
import { written } from "./numbers.js";
import { box, canvas, draw, label, set } from "./svg.js";

// Those of `draw_neuron`, with the margin that matplotlib leaves around what it draws.
/** @type {[number[], number[]]} */
const LIMITS = [[-0.762, 7.362], [-1.832, 1.832]];
const SIGMOID = { left: 54, top: 8, right: 361, bottom: 90 };
const REACH = 8; // how far the curve goes, left and right

/** Return a number with the decimals that it needs. A sum of what sliders show needs two; behind
 * them there is the noise of rounding. */
function short(/** @type {number} */ value) {
  return String(Number(value.toFixed(4))).replace("-", "−");
}

class NeuronExplorer extends Explorer {
  build() {
    const drawing = canvas(this.picture);
    const diagram = new Diagram(drawing, ...LIMITS);
    const [x1, x2] = [[0, 1.1], [0, -1.1]];
    const [sum, activation] = [[2.6, 0], [4.9, 0]];
    this.arrows = {
      w1: diagram.arrow(x1, sum, "_w1 = {w1}"),
      w2: diagram.arrow(x2, sum, "_w2 = {w2}"),
    };
    diagram.arrow([2.6, 1.2 + RADIUS], sum);
    diagram.arrow(sum, activation);
    diagram.arrow(activation, [6.4, 0]);
    diagram.node(x1, "faint", "_x1", "{x1}");
    diagram.node(x2, "faint", "_x2", "{x2}");
    diagram.node(sum, "ink", "Σ");
    diagram.node(activation, "ink", "_f");
    const at = (x, y, text, anchor) =>
      label(drawing, ...diagram.scale.at([x, y]), text, { "text-anchor": anchor });
    at(2.6, 1.25, "bias _b = {b}", "middle");
    at(3.75, 0.1, "_z = {z}", "middle");
    at(6.0, -0.08, "_y = {y}", "start");
    at(2.6, -0.8, "sum", "middle");
    at(4.9, -0.8, "activation", "middle");
    this.curve();
  }

  /** Draw the sigmoid, and on it a point that will show where the neuron is. */
  curve() {
    const drawing = box(this.querySelector(".x-box"), 368, 130);
    this.axes = new Axes(drawing, SIGMOID, [-REACH, REACH], [0, 1]);
    this.axes.show("_z", "_f(_z)", undefined, [0, 0.5, 1]);
    const points = Array.from({ length: 161 }, (_, i) => REACH * (i / 80 - 1));
    const ends = points.map((z) => `${this.axes.x(z)} ${this.axes.y(sigmoid(z))}`);
    draw(drawing, "path", { d: `M${ends.join("L")}`, "stroke-width": 1.5 });
    this.guide = draw(drawing, "path", { class: "x-faint x-guide" });
    this.point = draw(drawing, "circle", { r: 3.5, class: "x-sign x-output" });
  }

  show() {
    const { w1, w2, b, x1, x2 } = this.state;
    const z = w1 * x1 + w2 * x2 + b;
    const y = neuron(w1, w2, b, x1, x2);
    // Beyond the ends of the curve the point stays at its end.
    const [cx, cy] = [this.axes.x(Math.max(-REACH, Math.min(z, REACH))), this.axes.y(y)];
    set(this.point, { cx, cy });
    set(this.guide, { d: `M${cx} ${SIGMOID.bottom}V${cy}H${SIGMOID.left}` });
    weigh(this.arrows.w1, w1);
    weigh(this.arrows.w2, w2);
    const brief = Object.entries({ ...this.state, z }).map(([name, value]) => [name, short(value)]);
    this.put({ ...Object.fromEntries(brief), y: written(y, 4) });
  }

  sentence() {
    const { w1, w2, b, x1, x2 } = this.state;
    const z = w1 * x1 + w2 * x2 + b;
    const y = neuron(w1, w2, b, x1, x2);
    return `The weighted sum is ${short(z)}, and the output ${written(y, 4)}.`;
  }
}

customElements.define("explorer-neuron", NeuronExplorer);
