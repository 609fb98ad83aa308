// Lines of equal height over a plane: what is the same everywhere along them.

/** @import { Axes } from "./axes.js" */

export const [ACROSS, DOWN] = [81, 55]; // points at which a plane is asked

/** Ask at every point, in rows from the top down. */
export function ask(
  /** @type {Float64Array} */ values,
  /** @type {Axes} */ axes,
  /** @type {(x: number, y: number) => number} */ height,
) {
  const [[left, right], [low, high]] = [axes.xlim, axes.ylim];
  for (let row = 0, at = 0; row < DOWN; row++) {
    const y = high - (high - low) * row / (DOWN - 1);
    for (let column = 0; column < ACROSS; column++, at++) {
      values[at] = height(left + (right - left) * column / (ACROSS - 1), y);
    }
  }
}

/** Return the line of a level in a frame, as a path: a piece for each small square. */
export function contour(
  /** @type {Float64Array} */ values,
  /** @type {number} */ level,
  { left, right, top, bottom },
) {
  const [dx, dy] = [(right - left) / (ACROSS - 1), (bottom - top) / (DOWN - 1)];
  let path = "";
  let pen = "M";
  const cross = (one, other, x, y, along, below) => {
    const [a, b] = [values[one] - level, values[other] - level];
    if (a > 0 === b > 0) return;
    const share = a / (a - b);
    const [px, py] = [left + dx * (x + along * share), top + dy * (y + below * share)];
    path += `${pen}${Math.round(10 * px) / 10} ${Math.round(10 * py) / 10}`;
    pen = pen === "M" ? "L" : "M";
  };
  const isOver = (/** @type {number} */ at) => values[at] > level;
  for (let y = 0; y < DOWN - 1; y++) {
    let [over, under] = [isOver(y * ACROSS), isOver((y + 1) * ACROSS)];
    for (let x = 0; x < ACROSS - 1; x++) {
      const at = y * ACROSS + x;
      const [first, second] = [over, under];
      over = isOver(at + 1);
      under = isOver(at + ACROSS + 1);
      if (first === second && first === over && first === under) continue;
      cross(at, at + 1, x, y, 1, 0);
      cross(at + 1, at + ACROSS + 1, x + 1, y, 0, 1);
      cross(at + ACROSS, at + ACROSS + 1, x, y + 1, 1, 0);
      cross(at, at + ACROSS, x, y, 0, 1);
    }
  }
  return path;
}
