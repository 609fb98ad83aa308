// Runs Python in a thread of its own, on a page's behalf.

const QUIET = { messageCallback() {} };

let loaded = 0;
let pyodide, session, lacks, settings, version;
let place = 0;

const tell = (kind, rest) => self.postMessage({ kind, ...rest });

// Browsers keep no large files by themselves, so they are put where a page can keep what it wants.
const known = self.fetch;
async function fetchOnce(address, ...rest) {
  const store = await kept().catch(() => undefined); // it can be forbidden
  const stored = await store?.match(address).catch(() => undefined);
  if (stored) return stored;
  const answer = await known(address, ...rest);
  if (!answer.ok) throw new Error(`${answer.status}`);
  store?.put(address, answer.clone()).catch(() => {}); // no room: it will come again next time
  return answer;
}

/** Return where the files of this version are kept, if that can be; those of others go. */
async function kept() {
  if (!self.caches) return undefined; // a host without https
  const own = new URL(settings.home, import.meta.url).href;
  const all = new URL("pyodide-", import.meta.url).href; // other sites may share the host
  const old = (await caches.keys()).filter((name) => name.startsWith(all) && name !== own);
  await Promise.all(old.map((name) => caches.delete(name)));
  return caches.open(own);
}

// Counts what arrives, for the page to show, and says what does not: Pyodide would wait for ever.
self.fetch = async (...asked) => {
  try {
    const answer = await fetchOnce(...asked);
    const counter = new TransformStream({
      transform(part, passed) {
        loaded += part.byteLength;
        tell("loaded", { bytes: loaded });
        passed.enqueue(part);
      },
    });
    return new Response(answer.body.pipeThrough(counter), answer);
  } catch (error) {
    tell("broken", { text: `${asked[0]} did not come (${error}).` });
    throw error;
  }
};

function fetching(what, bytes) {
  loaded = 0;
  tell("fetching", { what, bytes });
}

async function start() {
  const { home, wheel, first, colours } = settings;
  fetching("Python", first.bytes);
  const folder = new URL(home, import.meta.url).href;
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  pyodide = await loadPyodide({ indexURL: folder, stderr() {} });
  await pyodide.loadPackage(first.package, QUIET);
  // The package changes with the book, so it is not kept.
  const answer = await known(new URL(wheel, import.meta.url));
  if (!answer.ok) throw new Error(`${wheel} did not come (${answer.status}).`);
  const packed = await answer.arrayBuffer();
  const extractDir = pyodide.runPython("import site; site.getsitepackages()[0]");
  pyodide.unpackArchive(packed, "wheel", { extractDir });
  const live = pyodide.pyimport("simplenet.live.session");
  live.settle();
  lacks = pyodide.pyimport("simplenet.live.imports").lacks;
  const puts = (form, text) => tell("puts", { place, form, text });
  session = live.Session(puts, pyodide.toPy(colours));
  version = `Python ${pyodide.runPython("import platform; platform.python_version()")}`;
  tell("ready", { version });
}

/** Fetch what a cell imports and this Python has not got yet. */
async function fetchFor(text) {
  const names = lacks(text).toJs();
  for (const name of names) {
    if (name === settings.later.package) fetching(name, settings.later.bytes);
    await pyodide.loadPackagesFromImports(`import ${name}`, QUIET);
  }
  if (names.length) tell("ready", { version });
}

async function run({ place: wanted, texts, kinds }) {
  let ended = true;
  for (place of session.order(wanted, pyodide.toPy(texts), pyodide.toPy(kinds)).toJs()) {
    tell("begins", { place });
    await fetchFor(texts[place]);
    ended = session.run(place, texts[place]);
    tell("ends", { place, ended });
    if (!ended) break;
  }
  tell("answer", { ended });
}

let last = Promise.resolve();
self.onmessage = ({ data }) => {
  settings ??= data.settings;
  last = last.then(() => data.settings ? start() : run(data))
    .catch((error) => tell("broken", { text: `${error.message ?? error}` }));
};
