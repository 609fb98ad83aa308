// The ways over a map: how they are walked, and how they are drawn.

import { draw, label, set } from "./svg.js";
import { step } from "./training.js";

/** @import { Sample } from "./map.js" */

// Of each way: its dashes, its marks, and where it stands in the legend.
const LOOKS = /** @type {const} */ ([
  [undefined, "M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z", 46.9],
  ["5.55 2.4", "M-2.5-2.5h5v5h-5z", 150],
  ["1.5 2.48", "M0-3.5l3.5 3.5l-3.5 3.5l-3.5-3.5z", 250],
]);

/** Return the network at the start and after each epoch; only two of the nine move. */
export function walk(
  /** @type {number[]} */ network,
  /** @type {number[]} */ pair,
  /** @type {Sample[]} */ samples,
  /** @type {number} */ rate,
  /** @type {number} */ epochs,
) {
  const found = [network];
  for (let epoch = 0; epoch < epochs; epoch++) {
    network = [...network];
    for (const sample of samples) {
      const next = step(network, sample, rate);
      for (const i of pair) network[i] = next[i];
    }
    found.push(network);
  }
  return found;
}

/** Add a way to the legend, and return its line on the map, which is still empty. */
export function line(
  /** @type {Element} */ drawing,
  /** @type {Element} */ map,
  /** @type {number} */ number,
  /** @type {string} */ id,
  /** @type {string} */ text,
) {
  const [dashes, mark, x] = LOOKS[number];
  const marker = draw(drawing, "marker", { id, markerUnits: "userSpaceOnUse" });
  set(marker, { markerWidth: 9, markerHeight: 9, viewBox: "-4.5 -4.5 9 9" });
  draw(marker, "path", { d: mark, class: "x-mark" });
  const url = `url(#${id})`;
  const look = { "stroke-width": 1.5, "stroke-dasharray": dashes, "marker-mid": url };
  draw(drawing, "path", { ...look, d: `M${x} 16.1h11h11` });
  label(drawing, x + 30.8, 20, text);
  return draw(map, "path", { ...look, "marker-start": url, "marker-end": url });
}
