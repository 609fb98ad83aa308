// The page's side of Python, which runs in a thread of its own, so that it can always be ended.

export class Python {
  /** @param {URL} home @param {any} held @param {(message: any) => void} tell */
  constructor(home, held, tell) {
    this.home = home;
    this.held = held;
    this.tell = tell;
    /** @type {((ended: boolean) => void)[]} */
    this.waiting = [];
  }

  start() {
    if (this.worker) return;
    this.worker = new Worker(new URL("worker.js", this.home), { type: "module" });
    this.worker.onmessage = ({ data }) => {
      if (data.kind === "answer") this.waiting.shift()(data.ended);
      else this.tell(data);
    };
    this.worker.onerror = (event) => this.tell({ kind: "broken", text: event.message ?? "" });
    const { cells: _, ...settings } = this.held;
    this.worker.postMessage({ settings });
  }

  /** Run a cell after those that it needs. @returns {Promise<boolean>} whether all came to an end */
  run(place, texts, kinds) {
    this.start();
    this.worker.postMessage({ place, texts, kinds });
    return new Promise((tell) => this.waiting.push(tell));
  }

  stop() {
    this.worker?.terminate();
    this.worker = undefined;
    this.waiting.splice(0).forEach((tell) => tell(false));
  }
}
