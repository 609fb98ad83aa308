// Offers to run the code of a page, where that can be: a page opened from a file may start nothing.

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const home = new URL(".", script.src);
  const bar = /** @type {HTMLElement} */ (document.querySelector(".live-bar"));
  if (!location.protocol.startsWith("http")) {
    bar.remove();
    return;
  }
  const begin = bar.querySelector("button");
  let begun = false;
  begin.addEventListener("click", async () => {
    if (begun) return;
    begun = true;
    try {
      const { open } = await import(`${home}page.js`);
      await open(bar, home, new URL(bar.dataset.cells, location.href));
    } catch (error) {
      begun = false;
      bar.querySelector("p").textContent = `This did not work: ${error}. Try again later.`;
    }
  });
})();
