// What the pages need a script for, beyond the theme's. All text is there without it.

// Paper is light, whatever the screen shows.
const root = document.documentElement;
let shown;
addEventListener("beforeprint", () => {
  shown = root.dataset.theme;
  root.dataset.theme = "light";
});
addEventListener("afterprint", () => {
  root.dataset.theme = shown;
});

// A page opened from a file may not read other files: search without excerpts.
if (location.protocol === "file:") {
  DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
}
