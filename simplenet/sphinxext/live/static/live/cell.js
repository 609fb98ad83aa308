// A cell that readers can change and run. As long as its text is the book's, so are its colours.

export class Cell {
  /** @param {Element} element @param {string} source @param {number} place @param {any} page */
  constructor(element, source, place, page) {
    this.element = element;
    this.source = source.trimEnd();
    this.place = place;
    this.page = page;
    this.name = `cell ${place + 1}`;
    this.kind = kind(element);
    this.waiting = 0; // how often it has been asked to run and has not yet
    this.active = false;
    this.build();
  }

  build() {
    const code = this.element.querySelector(".cell_input .highlight");
    code.classList.add("live-code");
    this.editor = document.createElement("textarea");
    this.editor.setAttribute("aria-label", `Code of ${this.name}`);
    this.editor.spellcheck = false;
    this.editor.autocapitalize = "off";
    this.editor.wrap = "off";
    this.editor.addEventListener("input", () => this.changed());
    this.editor.addEventListener("keydown", (event) => this.typed(event));
    code.append(this.editor);
    this.tools = document.createElement("div");
    this.tools.className = "live-tools";
    this.tools.innerHTML = `<button type="button">Run</button>
      <button type="button">Reset</button>
      <span>${this.name[0].toUpperCase()}${this.name.slice(1)}</span><span role="status"></span>`;
    const [run, reset] = this.tools.querySelectorAll("button");
    run.addEventListener("click", (event) => {
      if (event.detail > 1) return; // of a double click, the second would stop what the first began
      if (this.running) this.page.stop();
      else this.run();
    });
    reset.addEventListener("click", () => {
      this.reset();
      run.focus(); // a button that can do nothing loses the focus
    });
    this.runButton = run;
    this.resetButton = reset;
    this.status = this.tools.querySelector("[role=status]");
    this.element.querySelector(".cell_input").append(this.tools);
    this.output = document.createElement("div");
    this.output.className = "live-output cell_output";
    this.output.setAttribute("role", "log");
    this.output.setAttribute("aria-label", `What ${this.name} puts out`);
    this.element.append(this.output);
    this.reset();
  }

  get text() {
    return this.editor.value;
  }

  get running() {
    return this.active || this.waiting > 0;
  }

  get isBooks() {
    return this.text.trimEnd() === this.source;
  }

  changed() {
    const lines = this.text.split("\n");
    this.editor.rows = lines.length;
    this.editor.cols = Math.max(...lines.map((line) => line.length)) + 1;
    this.element.classList.toggle("live-changed", !this.isBooks);
    if (!this.running) this.say("");
  }

  /** Ctrl and Enter run; Enter goes on below the first letter of the line, deeper after a colon. */
  typed(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      event.preventDefault();
      if (!this.running) this.run();
      return;
    }
    const before = this.text.slice(0, this.editor.selectionStart).split("\n").at(-1);
    const deeper = before.trimEnd().endsWith(":") ? "    " : "";
    const indent = before.match(/^ */)[0] + deeper;
    if (!indent) return;
    event.preventDefault();
    document.execCommand("insertText", false, `\n${indent}`); // can be undone
  }

  sayWhatCanBe() {
    this.runButton.textContent = this.running ? "Stop" : "Run";
    this.runButton.setAttribute("aria-label", this.running ? "Stop Python" : `Run ${this.name}`);
    this.resetButton.setAttribute("aria-label", `Reset ${this.name}`);
    const asBefore = this.isBooks && !this.element.classList.contains("live-ran");
    this.resetButton.disabled = this.running || asBefore;
  }

  /** Run it. @returns {Promise<boolean>} whether it came to its end */
  async run() {
    this.waiting += 1;
    this.began = false;
    this.say("Waits for Python");
    const ended = await this.page.run(this.place);
    this.waiting -= 1;
    if (!ended && !this.began) this.say("A cell above, which this one needs, stopped");
    else if (!this.running) this.say(this.told);
    return ended;
  }

  say(sentence) {
    this.status.textContent = sentence;
    this.sayWhatCanBe();
  }

  begins() {
    this.active = this.began = true;
    this.output.replaceChildren();
    this.element.classList.add("live-ran");
    this.say("Runs");
  }

  /** Show what the cell puts out. @param {string} form @param {string} text */
  puts(form, text) {
    const last = /** @type {HTMLElement} */ (this.output.lastElementChild);
    if (form === "text" && last?.dataset.form === form) {
      last.querySelector("pre").append(text);
      return;
    }
    const part = document.createElement("div");
    part.className = "output";
    part.dataset.form = form;
    if (form === "drawing") {
      part.innerHTML = text;
      const books = this.element.querySelector(".cell_output:not(.live-output) svg.figure");
      const words = this.isBooks && books?.getAttribute("aria-label");
      if (words) part.firstElementChild.setAttribute("aria-label", words);
    } else {
      part.innerHTML = '<div class="highlight"><pre></pre></div>';
      part.querySelector("pre").textContent = text;
    }
    this.output.append(part);
  }

  ends(ended) {
    this.active = false;
    this.told = ended ? "Done" : "Stopped at an error";
    if (!this.waiting) this.say(this.told);
  }

  /** Python is no more. */
  stopped() {
    if (!this.running) return;
    this.active = false;
    this.began = true;
    this.told = "Stopped";
    if (!this.waiting) this.say(this.told);
  }

  /** Bring the book's text back, and what the book's code put out. */
  reset() {
    this.editor.value = this.source;
    this.output.replaceChildren();
    this.element.classList.remove("live-ran");
    this.changed();
  }
}

/** Return whether other cells may need it: "" for yes; see `simplenet.live.needs`. */
function kind(element) {
  if (element.closest(".solution")) return "never";
  return element.matches(".tag_exercise, .tag_hide-input") ? "apart" : "";
}
