// Stochastic gradient descent on the nine parameters: what the program of Part I does.

import { forward, gradients, squared_error } from "./formulas.js";

/** @import { Sample } from "./map.js" */

/** The names of the nine, in their order. */
export const NAMES = ["w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3"];

/** Return the nine of a state in a row. */
export function inRow(/** @type {Record<string, number>} */ state) {
  return NAMES.map((name) => state[name]);
}

/** Return the nine by name. */
export function byName(/** @type {number[]} */ network) {
  return Object.fromEntries(NAMES.map((name, i) => [name, network[i]]));
}

export function predict(/** @type {number[]} */ network, /** @type {Sample} */ { x }) {
  return forward(network, x[0], x[1])[2];
}

export function loss(/** @type {number[]} */ network, /** @type {Sample} */ sample) {
  return squared_error(sample.y, predict(network, sample));
}

export function meanLoss(/** @type {number[]} */ network, /** @type {Sample[]} */ samples) {
  const losses = samples.map((sample) => loss(network, sample));
  return losses.reduce((sum, one) => sum + one, 0) / samples.length;
}

/** Return the nine after a step against the gradient of one sample's loss. */
export function step(/** @type {number[]} */ network, /** @type {Sample} */ { x, y }, rate) {
  const partials = gradients(network, x[0], x[1], y);
  return network.map((value, i) => value - rate * partials[i]);
}

/** Return the nine after a step for each sample, in order. */
export function epoch(/** @type {number[]} */ network, /** @type {Sample[]} */ samples, rate) {
  return samples.reduce((now, sample) => step(now, sample, rate), network);
}
