// One key an answer: the control that names the key is pressed. Who writes, or wants no keys, is left alone.
(() => {
  "use strict";
  const chosen = document.getElementById("keys");
  if (chosen) {
    chosen.checked = localStorage.getItem("legation-keys") !== "off";
    chosen.addEventListener("change", () => localStorage.setItem("legation-keys", chosen.checked ? "on" : "off"));
    chosen.closest("label").hidden = false;
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (chosen && !chosen.checked) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    if (!/^[a-z]$/i.test(event.key)) return;
    const control = document.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
    if (!control) return;
    event.preventDefault();
    control.click();
  });
})();
