// What the trained network says about somebody, who can be moved over the map of its answers.

import { Axes } from "./axes.js";
import { Explorer } from "./explorer.js";
import { forward } from "./formulas.js";
import { key, PlaneMap, sign } from "./map.js";
import { written } from "./numbers.js";
import { movable } from "./pointer.js";
import { canvas, draw, label, set } from "./svg.js";

const MEASURED = { left: 43.2, top: 32.5, right: 356.7, bottom: 227.4 };
const LONG = 30; // a name

class PersonExplorer extends Explorer {
  build() {
    const { x1, x2, samples, levels } = this.data;
    const { left, top, right, bottom } = MEASURED;
    const drawing = canvas(this.picture);
    this.axes = new Axes(drawing, MEASURED, x1, x2);
    this.map = new PlaneMap(this.picture, drawing, this.axes);
    this.map.fill((weight, height) => this.ask(weight, height));
    this.axes.show("weight (pounds)", "height (inches)", undefined, [60, 65, 70]);
    key(drawing, [[49, 1, "1, female"], [135, 0, "0, male"]]);
    const { name } = samples.at(-1);
    const answer = label(drawing, right, 20, `${name}: {answer}, `, { "text-anchor": "end" });
    this.verdict = draw(answer, "tspan");
    this.map.mark(samples.slice(0, -1));
    // What is written on the map: from where to where, and how far down.
    this.texts = samples.slice(0, -1).map(({ x }) => {
      const [u, v] = [this.axes.x(x[0]), this.axes.y(x[1])];
      return [u - 48, u + 4, v - 4];
    });
    for (const [text, x, y, side, edge] of levels) {
      const start = this.axes.x(x) + (side === "left" ? 3 : -20.5);
      const line = this.axes.y(y) + (edge === "bottom" ? -3 : 12);
      label(drawing, start, line, text);
      this.texts.push([start, start + 18, line]);
    }
    const [width, height] = [right - left, bottom - top];
    const sheet = draw(drawing, "rect", { x: left, y: top, width, height, class: "x-sheet" });
    this.person = draw(drawing, "g");
    sign(this.person, 0, 0, null);
    this.words = label(this.person, 0, 0, name, { class: "x-rim" });
    const grip = draw(this.person, "circle", { r: 16, class: "x-sheet x-grip" });
    movable(drawing, sheet, grip, (x, y) => this.move(...this.axes.at(x, y)));
  }

  /** Return what the network says. */
  ask(/** @type {number} */ weight, /** @type {number} */ height) {
    const { network, centre } = this.data;
    return forward(network, weight - centre[0], height - centre[1])[2];
  }

  /** Move the person to the place that the sliders can show and that is the nearest. */
  move(/** @type {number} */ weight, /** @type {number} */ height) {
    const wish = { weight, height };
    for (const control of this.controls) {
      control.value = String(wish[control.name]);
      this.state[control.name] = this.read(control);
    }
    this.changed();
  }

  show() {
    const { weight, height } = this.state;
    const [x, y] = [this.axes.x(weight), this.axes.y(height)];
    set(this.person, { transform: `translate(${x} ${y})` });
    this.name(x, y);
    this.map.paint();
    const answer = this.ask(weight, height);
    this.verdict.textContent = said(answer);
    this.put({
      weight: `${weight} pounds`,
      height: `${height} inches`,
      answer: written(answer, 3),
    });
  }

  /** Write the name to the left or to the right, or, where others have written there, below. */
  name(/** @type {number} */ x, /** @type {number} */ y) {
    const { left, top, right } = MEASURED;
    const line = Math.max(y - 4, top + 13);
    const free = (/** @type {number} */ start) =>
      start > left && start + LONG < right &&
      this.texts.every(([from, to, other]) =>
        to < start || from > start + LONG || Math.abs(other - line) > 13
      );
    const [dx, anchor] = free(x - 7 - LONG)
      ? [-7, "end"]
      : free(x + 7)
      ? [7, "start"]
      : [0, "middle"];
    set(this.words, { x: dx, y: dx ? line - y : 17, "text-anchor": anchor });
  }

  sentence() {
    const { weight, height } = this.state;
    const answer = this.ask(weight, height);
    const name = this.data.samples.at(-1).name;
    return `The network says ${written(answer, 3)}: ${said(answer)}. ` +
      `${name} weighs ${weight} pounds and is ${height} inches tall.`;
  }
}

/** Return what an answer means. */
function said(/** @type {number} */ answer) {
  return answer > 0.5 ? "female" : "male";
}

customElements.define("explorer-person", PersonExplorer);
