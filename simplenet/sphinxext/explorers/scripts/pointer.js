// A point of a drawing that is moved by mouse, pen or finger.

/**
 * Call `move` with each place to which the point is brought: where the sheet is clicked, and where
 * the grip is dragged. With a mouse a drag can begin anywhere; a finger beside the grip scrolls.
 */
export function movable(
  /** @type {SVGSVGElement} */ drawing,
  /** @type {SVGElement} */ sheet,
  /** @type {SVGElement} */ grip,
  /** @type {(x: number, y: number) => void} */ move,
) {
  const follow = (/** @type {PointerEvent} */ event) => {
    const screen = drawing.getScreenCTM().inverse();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(screen);
    move(x, y);
  };
  let held = false;
  for (const part of [sheet, grip]) {
    part.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button) return;
      held = part === grip || event.pointerType === "mouse";
      if (held) part.setPointerCapture(event.pointerId); // a finger has been captured anyway
      if (held && part === sheet) follow(event);
    });
    for (const kind of /** @type {const} */ (["pointermove", "pointerup"])) {
      part.addEventListener(kind, (/** @type {PointerEvent} */ event) => {
        if (held && part.hasPointerCapture(event.pointerId)) follow(event);
      });
    }
  }
  sheet.addEventListener("click", follow);
  // Browsers heed the style `touch-action` on whole drawings alone.
  grip.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
}
