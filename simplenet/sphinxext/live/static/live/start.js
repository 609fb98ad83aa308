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
  begin.addEventListener("click", async () => {
    begin.disabled = true;
    try {
      const { open } = await import(`${home}page.js`);
      await open(bar, home, new URL(bar.dataset.cells, location.href));
    } catch (error) {
      begin.disabled = false;
      begin.focus();
      bar.querySelector("p").textContent = `This did not work: ${error}. Try again later.`;
    }
  });
})();
