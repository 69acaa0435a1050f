// SPDX-FileCopyrightText: 2026 Zweiklang contributors
// SPDX-License-Identifier: EUPL-1.2
// Comforts only: every page works without this file.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A reader who comes back to a form with errors starts at the list of them.
document.querySelector("[data-errors]")?.focus();
