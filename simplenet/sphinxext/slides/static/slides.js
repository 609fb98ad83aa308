// Turns the slides where the style sheet of reveal.js is in force.
if (matchMedia(document.querySelector("link[media]").media).matches) {
  // reveal.js writes the window of notes with a script in it, which a server may have forbidden
  // (Content-Security-Policy): here the same script comes from a file.
  const file = new URL("speaker-view.js", document.currentScript.src).href;
  const open = globalThis.open.bind(globalThis);
  globalThis.open = (...asked) => {
    const notes = open(...asked);
    const write = notes.document.write.bind(notes.document);
    notes.document.write = (page) =>
      write(page.replace(/<script>[^]*<\/script>/, `<script src="${file}"></script>`));
    return notes;
  };
  Reveal.initialize({
    plugins: [RevealNotes],
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    transition: "none",
    backgroundTransition: "none",
    hash: true,
    slideNumber: true,
    pdfMaxPagesPerSlide: 1,
  });
}
