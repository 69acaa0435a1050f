// SPDX-FileCopyrightText: 2026 Zweiklang contributors
// SPDX-License-Identifier: EUPL-1.2
// Comfort only: files may be dropped anywhere on the form instead of being chosen. What is dropped
// joins what was chosen before; beyond the number that one upload takes, the first ones stay.

const joined = (before, dropped, most) => {
  const data = new DataTransfer();
  const names = new Set();
  for (const file of [...before, ...dropped]) {
    const name = `${file.name}/${file.size}`;
    if (names.has(name) || names.size === most) continue;
    names.add(name);
    data.items.add(file);
  }
  return data.files;
};

for (const input of document.querySelectorAll("input[data-drop]")) {
  const form = input.form;
  const said = document.createElement("output");
  said.className = "kern-hint";
  said.textContent = input.dataset.dropHint;
  input.after(said);
  const tell = (files) => {
    const names = [...files].map((file) => file.name).join(", ");
    said.textContent = names ? `${files.length}: ${names}` : input.dataset.dropHint;
  };
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
    const most = Number(input.dataset.drop) || Infinity;
    input.files = joined(input.files, event.dataTransfer.files, most);
    input.focus();
    tell(input.files);
  });
  input.addEventListener("change", () => tell(input.files));
}
