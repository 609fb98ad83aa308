// The network of Part I by hand: nine sliders, and the map of what it says.

import { Axes } from "./axes.js";
import { Explorer } from "./explorer.js";
import { forward } from "./formulas.js";
import { key, PlaneMap } from "./map.js";
import { written } from "./numbers.js";
import { canvas, label } from "./svg.js";
import { inRow, loss, meanLoss, NAMES, predict } from "./training.js";

const BY_HAND = { left: 55.9, top: 32.5, right: 361.2, bottom: 227.4 };

class NetworkExplorer extends Explorer {
  build() {
    const { x1, x2, samples } = this.data;
    const drawing = canvas(this.picture);
    const axes = new Axes(drawing, BY_HAND, x1, x2);
    this.map = new PlaneMap(this.picture, drawing, axes);
    axes.show("_x1: weight − 135 (pounds)", "_x2: height − 66 (inches)");
    this.map.mark(samples);
    key(drawing, [[62, 1, "1, female"], [147, 0, "0, male"]]);
    label(drawing, BY_HAND.right, 20, "mean loss {mean}", { "text-anchor": "end" });
  }

  show() {
    const network = inRow(this.state);
    const { samples } = this.data;
    const { w1, w2, b1, w3, w4, b2 } = this.state;
    this.map.fill((x1, x2) => forward(network, x1, x2)[2]);
    this.map.edges([["hidden1", "_h1", w1, w2, b1], ["hidden2", "_h2", w3, w4, b2]]);
    const shown = NAMES.map((name) => [name, written(this.state[name], 1)]);
    samples.forEach((sample, i) => {
      shown.push([`y${i}`, written(predict(network, sample), 3)]);
      shown.push([`L${i}`, written(loss(network, sample), 4)]);
    });
    shown.push(["mean", written(meanLoss(network, samples), 4)]);
    this.put(Object.fromEntries(shown));
  }

  sentence() {
    const network = inRow(this.state);
    const { samples } = this.data;
    const answers = samples.map((one) => `${one.name} ${written(predict(network, one))}`);
    const mean = written(meanLoss(network, samples), 4);
    return `The mean loss is ${mean}. The predictions: ${answers.join(", ")}.`;
  }
}

customElements.define("explorer-network", NetworkExplorer);
