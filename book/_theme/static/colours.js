// Stands in the head of each page, which waits for it: if the colours that a reader has chosen came
// later, a dark page would flash.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  document.body.dataset.theme = localStorage.getItem("theme") || "auto";
  observer.disconnect();
}).observe(document.documentElement, { childList: true });
