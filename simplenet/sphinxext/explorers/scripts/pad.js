// An image that readers draw on, with a pen or with keys.

/** @typedef {[number, number]} Point in pixels, from the left upper corner of the image */

export const SIDE = 8; // pixels
export const FULL = 16; // A pixel's ink is how many of its 4 by 4 dots have some, as in the data.
const DOTS = 4 * SIDE; // in a row of the image
const PEN = 0.65; // With this radius a digit that fills the image has as much ink as the data's.
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const clamped = (value, most) => Math.min(Math.max(value, 0), most);

export class Pad {
  /** Make an element the pad of a figure, which has the `ink` of an image. The element's child
   * shows where the keys draw. */
  constructor(/** @type {HTMLElement} */ element, figure) {
    this.element = element;
    this.figure = figure;
    this.erases = false;
    /** @type {Point} */
    this.tip = [0, 0]; // where the pen is
    this.met = new Uint8Array(DOTS * DOTS); // the dots that the stroke has met
    this.move([3, 3]);
    element.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button) return;
      element.setPointerCapture(event.pointerId);
      this.begin(this.point(event));
    });
    element.addEventListener("pointermove", (event) => {
      if (element.hasPointerCapture(event.pointerId)) this.drawTo(this.point(event));
    });
    element.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (this.pressed(event.key)) event.preventDefault();
    });
  }

  /** @returns {Point} */
  point(/** @type {PointerEvent} */ event) {
    const unit = this.element.clientWidth / SIDE;
    return [event.offsetX / unit, event.offsetY / unit];
  }

  /** Do what a key stands for; false if it stands for nothing. */
  pressed(/** @type {string} */ key) {
    const [x, y] = this.cursor;
    if (key in KEYS) {
      this.move([x + KEYS[key][0], y + KEYS[key][1]]);
    } else if (key === " ") {
      this.begin([x + 0.5, y + 0.5]);
    } else if (key === "Delete" || key === "Backspace") {
      this.figure.drawn(this.figure.ink.with(y * SIDE + x, 0));
    } else return false;
    const [column, row] = this.cursor;
    const ink = this.figure.ink[row * SIDE + column];
    this.figure.say(`Row ${row + 1}, column ${column + 1}: ink ${ink} of ${FULL}.`);
    return true;
  }

  /** Move what the keys draw with to a pixel. */
  move(/** @type {Point} */ pixel) {
    this.cursor = pixel.map((place) => clamped(place, SIDE - 1));
    const [x, y] = this.cursor;
    const mark = /** @type {HTMLElement} */ (this.element.firstElementChild);
    mark.style.translate = `${x}00% ${y}00%`;
  }

  /** Begin a stroke. */
  begin(/** @type {Point} */ point) {
    this.before = this.figure.ink;
    this.met.fill(0);
    this.tip = point;
    this.drawTo(point);
  }

  /** Ink, or erase, what the pen meets on a straight way. */
  drawTo(/** @type {Point} */ point) {
    const [left, top] = this.tip;
    const dx = point[0] - left;
    const dy = point[1] - top;
    const square = dx * dx + dy * dy || 1;
    const counts = new Uint8Array(SIDE * SIDE);
    for (let dot = 0; dot < this.met.length; dot++) {
      const column = dot % DOTS;
      const row = Math.floor(dot / DOTS);
      const x = (column + 0.5) / 4 - left;
      const y = (row + 0.5) / 4 - top;
      const part = clamped((x * dx + y * dy) / square, 1);
      if ((x - part * dx) ** 2 + (y - part * dy) ** 2 < PEN ** 2) this.met[dot] = 1;
      counts[(row >> 2) * SIDE + (column >> 2)] += this.met[dot];
    }
    this.tip = point;
    const ink = this.before.map((ink, pixel) =>
      this.erases ? Math.max(ink - counts[pixel], 0) : Math.max(ink, counts[pixel])
    );
    this.figure.drawn(ink);
  }
}
