// A page whose code can be run: its cells, and what is said of Python above them.

import { Cell } from "./cell.js";
import { Python } from "./python.js";

const BAR = `<div class="live-buttons">
    <button type="button" data-do="runAll">Run all</button>
    <button type="button" data-do="stop">Stop</button>
    <button type="button" data-do="startOver">Start over</button>
  </div>
  <progress hidden aria-label="Python on its way"></progress>
  <p role="status"></p>`;

/** Make the page's code run. @param {Element} bar @param {URL} home @param {URL} address */
export async function open(bar, home, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname} is missing`);
  const held = await answer.json();
  const focused = bar.contains(document.activeElement);
  bar.innerHTML = BAR;
  if (focused) bar.querySelector("button").focus();
  new Page(bar, home, held);
}

/** Find the code that the page shows; a cell that it does not show has none. */
function shown(sources) {
  const waiting = Array.from(document.querySelectorAll("div.cell"))
    .filter((cell) => cell.querySelector(".cell_input pre"));
  return sources.map((source) => {
    const text = waiting[0]?.querySelector(".cell_input pre").textContent;
    return text?.trimEnd() === source.trimEnd() ? waiting.shift() : undefined;
  });
}

class Page {
  constructor(bar, home, held) {
    this.sources = held.cells;
    this.progress = bar.querySelector("progress");
    this.status = bar.querySelector("[role=status]");
    /** @type {Cell[]} */
    this.cells = shown(held.cells).map((element, place) =>
      element && new Cell(element, held.cells[place], place, this)
    );
    this.python = new Python(home, held, (message) => this[message.kind](message));
    for (const button of bar.querySelectorAll("button")) {
      button.addEventListener("click", () => this[button.dataset.do]());
    }
    this.python.start();
  }

  say(sentence) {
    this.status.textContent = sentence;
  }

  /** Run a cell, and before it those that it needs. @returns {Promise<boolean>} */
  run(place) {
    const texts = this.sources.map((source, place) => this.cells[place]?.text ?? source);
    const kinds = this.cells.map((cell) => cell?.kind ?? "");
    return this.python.run(place, texts, kinds);
  }

  async runAll() {
    if (this.all) return;
    this.all = true;
    for (const cell of this.cells) {
      if (cell && cell.kind !== "never" && !await cell.run()) break;
    }
    this.all = false;
  }

  /** End whatever runs. What cells have defined is gone; they keep what they have put out. */
  stop() {
    this.python.stop();
    this.progress.hidden = true;
    this.cells.forEach((cell) => cell?.stopped());
    this.say("Stopped. The next cell that you run starts Python anew.");
  }

  /** Bring the book's text back everywhere, and a Python that knows nothing. */
  startOver() {
    this.stop();
    this.cells.forEach((cell) => cell?.reset());
    this.python.start();
  }

  // What Python tells, by the kind of the message.

  fetching({ what, bytes }) {
    this.progress.hidden = false;
    this.progress.max = bytes;
    this.progress.value = 0;
    this.say(`${what} is on its way.`);
  }

  loaded({ bytes }) {
    this.progress.value = bytes;
  }

  ready({ version }) {
    this.progress.hidden = true;
    this.say(`${version} runs in this page. Ctrl+Enter runs the cell that you are in.`);
  }

  begins({ place }) {
    this.cells[place]?.begins();
  }

  puts({ place, form, text }) {
    if (this.cells[place]) this.cells[place].puts(form, text);
    else if (form === "error") this.say(`A cell that the page does not show stopped: ${text}`);
  }

  ends({ place, ended }) {
    this.cells[place]?.ends(ended);
  }

  broken({ text }) {
    this.stop();
    this.say(`Python broke off: ${text} The next cell that you run starts it anew.`);
  }
}
