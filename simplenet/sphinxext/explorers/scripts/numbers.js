// How numbers are written.

/** Return a number with so many decimals and a true minus sign. */
export function written(/** @type {number} */ value, digits = 2) {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

/** Write a parameter to two decimals; the larger it is, to the fewer, as its place is short. */
export function brief(/** @type {number} */ value) {
  const size = Math.abs(value);
  return written(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}
