// Tells whoever looks at a page that the case holds more by now. The page changes only when they ask for it.
"use strict";

const PAUSE = 4000; // milliseconds between two looks; none while the page is out of sight
const note = document.getElementById("live");
const shown = note.dataset.state;
const words = note.querySelector("span");
const more = note.querySelector("a");
let missed = 0;

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch("/state.json", { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      tell(await answer.json());
      missed = 0;
    } catch {
      missed += 1;
      if (missed === 3) say("sayso serve does not answer any more; this is what it showed last.", false);
    }
  }
  setTimeout(look, PAUSE);
}

function tell(state) {
  if (state.key !== shown) say(`There is more than this page shows. ${state.words ?? ""}`, true);
  else if (missed >= 3) note.hidden = !state.words;
}

function say(text, isMore) {
  if (words.textContent !== text) words.textContent = text; // what is unchanged is not read aloud again
  more.hidden = !isMore;
  note.hidden = false;
}

more.addEventListener("click", (event) => {
  event.preventDefault();
  location.reload();
});
setTimeout(look, PAUSE);
