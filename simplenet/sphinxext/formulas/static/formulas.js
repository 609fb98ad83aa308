// Has the font come with the page, so that it does not move the formulas later. A page opened from a
// file would only complain: it has the font at once.
if (location.protocol !== "file:") {
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "font";
  link.type = "font/woff2";
  link.crossOrigin = ""; // as style sheets ask for fonts: otherwise it would be fetched twice
  link.href = new URL("formulas.woff2", document.currentScript.src).href;
  document.head.append(link);
}
