// One neuron: its weights, its bias and its inputs can be moved.

import { Explorer, written } from "./explorer.js";
import { Diagram, RADIUS, weigh } from "./diagram.js";
import { neuron } from "./formulas.js";
import { canvas, draw, label, set } from "./svg.js";

class NeuronExplorer extends Explorer {
  build() {
    const drawing = canvas(this.picture);
    const diagram = new Diagram(drawing, [-0.6, 7.7], [-1.67, 1.67]);
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
  }

  show() {
    const { w1, w2, b, x1, x2 } = this.state;
    const z = w1 * x1 + w2 * x2 + b;
    const y = neuron(w1, w2, b, x1, x2);
    weigh(this.arrows.w1, w1);
    weigh(this.arrows.w2, w2);
    this.put({
      w1: written(w1, 1),
      w2: written(w2, 1),
      b: written(b, 1),
      x1: written(x1, 1),
      x2: written(x2, 1),
      z: written(z, 2),
      y: written(y, 4),
    });
  }

  sentence() {
    const { w1, w2, b, x1, x2 } = this.state;
    const z = w1 * x1 + w2 * x2 + b;
    const y = neuron(w1, w2, b, x1, x2);
    return `The weighted sum is ${written(z, 2)}, and the output ${written(y, 4)}.`;
  }
}

customElements.define("explorer-neuron", NeuronExplorer);
