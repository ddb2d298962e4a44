// Conveniences for a report that is whole without them: sort, filter, search, fold. Nothing is loaded or sent.
"use strict";
const riskctl = {
  words: JSON.parse(document.getElementById("words").textContent),

  // Words of the page's language, with named values put in.
  say(key, values = {}) {
    return riskctl.words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  },

  make(tag, attributes = {}, text = "") {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text) made.textContent = text;
    return made;
  },

  // Text as it is compared: without case and without accents.
  plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  },

  matches(text, wanted) {
    return wanted.split(/\s+/).every((word) => text.includes(word));
  },

  // A labelled search field that is emptied by Escape.
  searchField(label, onChange) {
    const frame = riskctl.make("label", { class: "tool" });
    const field = riskctl.make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    frame.append(riskctl.make("span", {}, label), field);
    field.addEventListener("input", onChange);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !field.value) return;
      field.value = "";
      onChange();
    });
    return { frame, value: () => riskctl.plain(field.value.trim()) };
  },
};
