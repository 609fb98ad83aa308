// A network that reads a digit: one of the test images, or what a reader draws.

import { Explorer } from "./explorer.js";
import { sigmoid } from "./formulas.js";
import { written } from "./numbers.js";
import { FULL, Pad, SIDE } from "./pad.js";
import { canvas, draw, label, set } from "./svg.js";

const ROWS = ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7"];
const BASE = FULL + 1; // In the state, a row is a number, of which each pixel is a digit.

// Lengths are in pixels of the image, as in `plot_reading`; a page gets its drawing with a rim.
const RIM = 7.2;
const UNIT = 201 / 9.2;
const PITCH = 0.8; // from an output to the next one
/** @returns {[number, number]} */
const at = (x, y) => [RIM + UNIT * (x + 0.1), RIM + UNIT * (y + 1.1)];

class DigitsExplorer extends Explorer {
  build() {
    const drawing = canvas(this.picture);
    const box = (left, top, width, height, look) => {
      const [x, y] = at(left, top);
      const size = { width: width * UNIT, height: height * UNIT };
      return draw(drawing, "rect", { x, y, ...size, class: look, "stroke-width": 0.5 });
    };
    const text = (x, y, words, anchor = "middle") =>
      label(drawing, ...at(x, y), words, { "text-anchor": anchor });
    const [hidden, outputs] = this.data.biases;

    text(4, -0.4, "64 inputs");
    this.pixels = this.ink.map((_, i) => box(i % SIDE, Math.floor(i / SIDE), 1, 1, "x-fill"));
    const [[left, top], size] = [at(0, 0), SIDE * UNIT];
    for (let i = 1; i < SIDE; i++) {
      const d = `M${left + i * UNIT} ${top}v${size}M${left} ${top + i * UNIT}h${size}`;
      draw(drawing, "path", { d, class: "x-faint", "stroke-width": 0.25 });
    }
    box(0, 0, SIDE, SIDE, "x-faint");

    text(10.1, -0.4, `${hidden.length} hidden`);
    this.squares = hidden.map((_, i) => {
      const place = [9 + i % 3 * PITCH, Math.floor(i / 3) * PITCH + 0.1, 0.6, 0.6];
      box(...place, "x-hidden1");
      return box(...place, "x-fill x-hidden1");
    });

    text(14, -0.4, `${outputs.length} outputs`);
    this.bars = outputs.map((_, i) => {
      const top = i * PITCH + 0.1;
      const base = top + 0.3 + 4 / UNIT;
      box(12.5, top, 1.8, 0.6, "x-output");
      return {
        bar: box(12.5, top, 1.8, 0.6, "x-fill x-output"),
        texts: [text(12.2, base, `${i}`, "end"), text(15.8, base, `{o${i}}`, "end")],
      };
    });

    /** @type {HTMLElement} */
    const pad = this.querySelector(".x-pad");
    this.picture.append(pad);
    pad.hidden = false;
    this.pad = new Pad(pad, this);
  }

  /** The ink of the 64 pixels. */
  get ink() {
    return ROWS.flatMap((row) => {
      const digits = this.state[row].toString(BASE).padStart(SIDE, "0");
      return Array.from(digits, (digit) => parseInt(digit, BASE));
    });
  }

  set ink(/** @type {number[]} */ ink) {
    const digits = ink.map((amount) => amount.toString(BASE)).join("");
    ROWS.forEach((row, i) => {
      this.state[row] = parseInt(digits.slice(SIDE * i, SIDE * (i + 1)), BASE);
    });
    this.changed();
  }

  /** Take what a reader has drawn; it is no test image any more. */
  drawn(/** @type {number[]} */ ink) {
    this.state.image = 0;
    this.ink = ink;
  }

  allowed(name, text) {
    const value = super.allowed(name, text);
    const most = name === "image" ? this.data.images.length : BASE ** SIDE - 1;
    return Number.isInteger(value) && value >= 0 && value <= most ? value : undefined;
  }

  /** Return the outputs of the hidden neurons, and those of the network. */
  activations() {
    const { weights, biases } = this.data;
    let values = this.ink.map((amount) => amount / FULL);
    return weights.map((rows, layer) =>
      values = rows.map((row, i) =>
        sigmoid(row.reduce((sum, weight, j) => sum + weight * values[j], biases[layer][i]))
      )
    );
  }

  show() {
    const [hidden, outputs] = this.activations();
    const fill = (box, strength) => set(box, { "fill-opacity": strength });
    this.ink.forEach((amount, i) => fill(this.pixels[i], amount / FULL));
    hidden.forEach((value, i) => fill(this.squares[i], value));
    outputs.forEach((value, i) => {
      const { bar, texts } = this.bars[i];
      const largest = value === Math.max(...outputs);
      set(fill(bar, largest ? 1 : 0.5), { width: 1.8 * UNIT * value });
      for (const text of texts) text.classList.toggle("x-bold", largest);
      this.put({ [`o${i}`]: written(value) });
    });
  }

  sentence() {
    const [, outputs] = this.activations();
    const largest = Math.max(...outputs);
    const { images, labels } = this.data;
    const { image } = this.state;
    const what = `Image ${image} of ${images.length}, meant as ${labels[image - 1]}. `;
    const read = `${outputs.indexOf(largest)}, with an output of ${written(largest)}`;
    return `${image ? what : ""}The network reads ${read}.`;
  }

  next() {
    const { images } = this.data;
    const rows = images[this.state.image % images.length];
    this.state.image = this.state.image % images.length + 1;
    ROWS.forEach((row, i) => this.state[row] = rows[i]);
    this.changed();
  }

  clear() {
    this.drawn(this.ink.fill(0));
  }

  erase() {
    this.pad.erases = !this.pad.erases;
    this.querySelector("[data-do=erase]").ariaPressed = String(this.pad.erases);
  }

  left() {
    this.shift(-1, 0);
  }

  right() {
    this.shift(1, 0);
  }

  up() {
    this.shift(0, -1);
  }

  down() {
    this.shift(0, 1);
  }

  /** Move the image by pixels; what leaves it is lost. */
  shift(/** @type {number} */ dx, /** @type {number} */ dy) {
    this.ink = this.ink.map((_, i, ink) => {
      const [x, y] = [i % SIDE - dx, Math.floor(i / SIDE) - dy];
      return x in ROWS && y in ROWS ? ink[y * SIDE + x] : 0;
    });
  }
}

customElements.define("explorer-digits", DigitsExplorer);
