// What the pages need a script for, beyond Furo's. All text is there without it.

// Whatever scrolls by itself can be reached by keyboard.
const scrollers = document.querySelectorAll("pre, div.math, .table-wrapper");
const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
scrollers.forEach((scroller) => watch.observe(scroller));

// The switch says which colours are chosen.
const sayColours = () =>
  document.querySelectorAll(".theme-toggle").forEach(
    (button) =>
      button.setAttribute("aria-label", `Change colours, now ${document.body.dataset.theme}`),
  );
new MutationObserver(sayColours).observe(document.body, { attributeFilter: ["data-theme"] });
sayColours();

// A drawer closes when one of its links is followed, and when there is room for it beside the text.
const drawers = document.querySelectorAll("[popover]");
const close = () => drawers.forEach((drawer) => drawer.hidePopover?.());
drawers.forEach((drawer) =>
  drawer.addEventListener("click", (event) => {
    if (event.target.closest("a")) close();
  })
);
for (const width of ["63em", "76em"]) {
  matchMedia(`(min-width: ${width})`).addEventListener("change", close);
}

// Escape closes drawers (Sphinx takes the key away from them) and the menu that has the focus.
const menus = document.querySelectorAll("details.menu");
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  close();
  const menu = document.activeElement.closest("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.firstElementChild.focus();
  }
});

// A menu closes when another place is clicked.
addEventListener("click", (event) =>
  menus.forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  }));

// Ctrl+K leads to the search, which a narrow screen has in a drawer.
addEventListener("keydown", (event) => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const field = document.querySelector(".sidebar-search");
  if (!field.checkVisibility()) field.closest("[popover]").showPopover();
  field.focus();
});

// What was searched for is marked where it is written. Sphinx would mark it in drawings, too, which
// breaks them.
SphinxHighlight.highlightSearchWords = () => {
  const words = localStorage.getItem("sphinx_highlight_terms") ?? "";
  localStorage.removeItem("sphinx_highlight_terms");
  for (const word of words.split(" ").filter(Boolean)) {
    const texts = document.createTreeWalker(
      document.querySelector("article"),
      NodeFilter.SHOW_TEXT,
    );
    const written = [];
    while (texts.nextNode()) {
      const { parentElement } = texts.currentNode;
      if (!parentElement.closest("svg, math, script, button, .explorer > :not(.x-text)")) {
        written.push(texts.currentNode);
      }
    }
    for (const text of written) _highlight(text, [], word, "highlighted");
  }
};

// A page opened from a file may not read other files: search without excerpts.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
