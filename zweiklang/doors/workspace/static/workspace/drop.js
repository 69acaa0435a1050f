// SPDX-FileCopyrightText: 2026 Zweiklang contributors
// SPDX-License-Identifier: EUPL-1.2
// Comfort only: files may be dropped anywhere on the form instead of being chosen.

for (const input of document.querySelectorAll("input[data-drop]")) {
  const form = input.form;
  const mark = (on) => form.classList.toggle("zk-dropping", on);
  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    mark(true);
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) mark(false);
  });
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    mark(false);
    input.files = event.dataTransfer.files;
    input.focus();
  });
}
