// SPDX-FileCopyrightText: 2026 Zweiklang contributors
// SPDX-License-Identifier: EUPL-1.2
// Comfort only: files and folders may be dropped anywhere on the form instead of being chosen. What
// is dropped joins what was chosen before; beyond the number that one upload takes, the first ones
// stay. Of a folder all files count, those of folders inside too; hidden ones do not.

const asked = (ask) => new Promise((done, failed) => ask(done, failed));

const within = async (entry, found, most) => {
  if (entry.name.startsWith(".") || found.length >= most) return;
  if (entry.isFile) {
    found.push(await asked((done, failed) => entry.file(done, failed)));
    return;
  }
  const reader = entry.createReader();
  const next = () => asked((done, failed) => reader.readEntries(done, failed));
  for (let part = await next(); part.length; part = await next()) {
    for (const one of part) await within(one, found, most);
  }
};

// Entries can be asked for only while the event lasts, so all are taken before the first wait.
const droppedIn = async (transfer, most) => {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
  if (!entries.some((entry) => entry?.isDirectory)) return [...transfer.files];
  const found = [];
  for (const entry of entries) if (entry) await within(entry, found, most);
  return found;
};

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
  form.addEventListener("drop", async (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    mark(false);
    const most = Number(input.dataset.drop) || Infinity;
    input.files = joined(input.files, await droppedIn(event.dataTransfer, most), most);
    input.focus();
    tell(input.files);
  });
  input.addEventListener("change", () => tell(input.files));
}
