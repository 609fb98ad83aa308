// What all movable figures share: a state, its controls, its address, and how it is said in words.

/** @typedef {Record<string, number>} State */

const RESTS = 400; // milliseconds without a change, after which the figure says what it shows

export class Explorer extends HTMLElement {
  connectedCallback() {
    if (this.state) return; // it has only been put elsewhere
    this.data = JSON.parse(this.querySelector("script").textContent);
    /** @type {State} */
    this.state = { ...this.data.start };
    /** @type {HTMLInputElement[]} */
    this.controls = Array.from(this.querySelectorAll("[name]"));
    this.status = this.querySelector(".x-status");
    this.picture = this.querySelector(".x-picture");
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.playing = 0;
    this.pace = 0; // milliseconds between two steps
    this.build();
    const shown = this.querySelectorAll("[data-value]");
    /** @type {Map<string, Element[]>} */
    this.places = Map.groupBy(shown, (place) => place.getAttribute("data-value"));
    this.picture.classList.add("x-live");
    this.sayPlay();
    this.listen();
    this.restore();
    this.show();
    this.say(this.sentence());
    this.status.role = "status"; // from now on, not at the start, it is read aloud
  }

  /** Draw what stays; a figure of its own kind does it. */
  build() {}

  /** Bring all that moves up to date with the state. */
  show() {}

  /** What the figure shows, in words. @returns {string} */
  sentence() {
    return "";
  }

  listen() {
    this.addEventListener("input", (event) => {
      const control = /** @type {HTMLInputElement} */ (event.target);
      if (!(control.name in this.state)) return;
      this.state[control.name] = this.read(control);
      this.moved(control.name);
      this.changed();
    });
    this.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const task = target.closest("[data-do]")?.getAttribute("data-do");
      if (task) this[task]();
    });
    addEventListener("hashchange", () => this.restore() && this.changed());
    // What a canvas shows has fixed colours; those of the page can change.
    const draw = () => this.show();
    new MutationObserver(draw).observe(document.body, { attributeFilter: ["data-theme"] });
    for (const media of ["print", "(prefers-color-scheme: dark)"]) {
      matchMedia(media).addEventListener("change", draw);
    }
    // Browsers put old values into the controls of a page to which one comes back.
    addEventListener("pageshow", draw);
  }

  /** Hear that a reader has moved a control; the state has its number already. */
  moved(/** @type {string} */ _name) {}

  control(/** @type {string} */ name) {
    return this.controls.find((control) => control.name === name);
  }

  /** Return the number that a control stands for; for a power of ten the one that is written. */
  read(/** @type {HTMLInputElement} */ control) {
    const value = Number(control.value);
    return "power" in control.dataset ? Number((10 ** value).toPrecision(2)) : value;
  }

  /** Draw with the next frame of the screen, however much happens before it, and speak at rest. */
  changed() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.show();
    });
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.say(this.sentence()), RESTS);
  }

  say(/** @type {string} */ words) {
    if (this.status.textContent !== words) this.status.textContent = words;
    this.querySelector(".x-drawing").ariaLabel = this.sentence();
  }

  /** Write numbers at all their places, and into the sliders what they stand for. */
  put(/** @type {Record<string, string>} */ values) {
    for (const [name, text] of Object.entries(values)) {
      for (const place of this.places.get(name) ?? []) {
        if (place.textContent !== text) place.textContent = text;
      }
    }
    for (const control of this.controls) {
      const value = this.state[control.name];
      const given = "power" in control.dataset ? Math.log10(value) : value;
      if (control.value !== String(given)) control.value = String(given);
      const text = values[control.name];
      if (text && control.type === "range") control.ariaValueText = text;
    }
  }

  /** Go one step, for a figure that can play; false ends it. @returns {boolean | void} */
  step() {}

  /** Start or pause what goes on by itself; for those who want nothing to move, go one step. */
  play() {
    if (this.playing) return this.pause();
    if (this.still.matches) {
      this.step();
      return this.changed();
    }
    let last = -Infinity;
    const frame = (/** @type {number} */ now) => {
      this.playing = requestAnimationFrame(frame);
      if (now - last < this.pace) return;
      last = now;
      if (this.step() === false) this.pause();
      this.show();
    };
    this.playing = requestAnimationFrame(frame);
    this.sayPlay("Pause");
  }

  pause() {
    if (!this.playing) return;
    cancelAnimationFrame(this.playing);
    this.playing = 0;
    this.sayPlay();
    this.changed();
  }

  /** Write on the button what it does next. */
  sayPlay(/** @type {string | undefined} */ words = undefined) {
    /** @type {HTMLElement} */
    const button = this.querySelector("[data-do=play]");
    if (!button) return;
    const { start, single } = button.dataset;
    button.textContent = words ?? (this.still.matches ? single : start);
  }

  again() {
    this.pause();
    this.state = { ...this.data.start };
    this.changed();
  }

  /** Keep the state in the address, so that it can be handed on. */
  link() {
    const kept = new URLSearchParams({ explorer: this.closest("figure").id });
    for (const [name, value] of Object.entries(this.state)) {
      kept.set(name, String(value));
    }
    history.replaceState(null, "", `#${kept}`);
    navigator.clipboard?.writeText(location.href).catch(() => {});
    clearTimeout(this.rest);
    this.say("The address of this page now leads to what you see.");
  }

  /** Take the state out of the address, if all of it is there and can be meant. */
  restore() {
    const kept = new URLSearchParams(location.hash.slice(1));
    if (kept.get("explorer") !== this.closest("figure").id) return false;
    this.pause();
    this.state = { ...this.data.start };
    const found = Object.keys(this.state).map((name) => [
      name,
      this.allowed(name, kept.get(name)),
    ]);
    if (found.every(([, value]) => value !== undefined)) {
      this.state = Object.fromEntries(found);
    }
    // Not smoothly: while a page loads, that would not get far.
    this.scrollIntoView({ block: "nearest", behavior: "instant" });
    return true;
  }

  /** Return the number if the control of this name can show it. */
  allowed(/** @type {string} */ name, /** @type {string | null} */ text) {
    const value = Number(text);
    if (!text?.trim() || !Number.isFinite(value)) return undefined;
    const control = this.control(name);
    if (!control) return value;
    control.value = String("power" in control.dataset ? Math.log10(value) : value);
    if (!control.value) return undefined; // a list without it
    return Math.abs(this.read(control) - value) <= 1e-9 * Math.abs(value) ? value : undefined;
  }
}
