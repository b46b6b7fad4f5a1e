// Pictures: the words behind a mark show at once when it is pointed at or reached by the keyboard, and in a network
// its neighbours stand out.
"use strict";

const tip = document.createElement("div");
tip.id = "tip";
tip.hidden = true;
tip.setAttribute("aria-hidden", "true"); // the mark's own label says the same to a screen reader
document.body.append(tip);

function show(mark) {
  tip.textContent = mark.getAttribute("aria-label");
  tip.hidden = false;
  const at = mark.getBoundingClientRect();
  const left = at.left + at.width / 2 - tip.offsetWidth / 2;
  const above = at.top - tip.offsetHeight - 8;
  tip.style.left = `${Math.max(4, Math.min(left, document.documentElement.clientWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${above > 4 ? above : at.bottom + 8}px`;
}

function light(picture, node) {
  picture.classList.toggle("lit", node !== null);
  const near = new Set([node]);
  for (const edge of picture.querySelectorAll("[data-ends]")) {
    const ends = edge.dataset.ends.split(" ");
    const is = ends.includes(node);
    edge.classList.toggle("near", is);
    if (is) ends.forEach((end) => near.add(end));
  }
  for (const one of picture.querySelectorAll("[data-node]")) one.classList.toggle("near", near.has(one.dataset.node));
}

for (const picture of document.querySelectorAll("svg.telling")) {
  for (const mark of picture.querySelectorAll("a")) {
    const title = mark.querySelector("title");
    if (!title) continue;
    mark.setAttribute("aria-label", title.textContent);
    title.remove(); // or the browser would show it too, late
    const node = mark.dataset.node;
    const enter = () => {
      show(mark);
      if (node) light(picture, node);
    };
    const leave = () => {
      tip.hidden = true;
      if (node) light(picture, null);
    };
    mark.addEventListener("pointerenter", enter);
    mark.addEventListener("pointerleave", leave);
    mark.addEventListener("focus", enter);
    mark.addEventListener("blur", leave);
  }
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape") tip.hidden = true;
});
addEventListener("scroll", () => (tip.hidden = true), { passive: true });
