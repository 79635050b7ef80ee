// Finds places as the reader types: see src/ssc_site/search/__init__.py.
(() => {
  "use strict";
  if (!window.sscSearch) return;
  const { forces, asked, answers: tellers, books, stop, synonyms, endings, mutations } = sscSearch;
  const box = document.querySelector(".ssc-search");
  const [field, said, list] = ["input", "[role=status]", "ul"].map((part) => box.querySelector(part));
  const MOST = 30;

  function words(text) {
    const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    return plain.match(/\d+\.\d+|[a-z0-9]{2,}|\d/g) || [];
  }

  function stem(word) {
    for (const row of endings) {
      const fit = row.find(([ending, , before]) => word.endsWith(ending) && word.length - ending.length >= before);
      if (fit) word = word.slice(0, word.length - fit[0].length) + fit[1];
    }
    return word.replace(/(..)(.)\2$/, "$1$2");
  }

  // A Welsh word without mutation, then with each.
  function forms(word) {
    const swap = (each, from, to) => (each.startsWith(from) ? [to + each.slice(from.length)] : []);
    const roots = [word, ...mutations.flatMap(([root, start]) => swap(word, start, root))];
    return [...roots, ...roots.flatMap((each) => mutations.flatMap(([root, start]) => swap(each, root, start)))];
  }

  const count = forces.length;
  const fixed = count + asked.length;
  const answers = tellers.flatMap(([key, anchor, by], row) => by.map((force) => (
    { key, anchor, force, field: 2 * fixed + row * count + force, topic: asked.indexOf(key) })));
  let own;

  function hits(word, typing) {
    const found = [];
    const add = (book, at, worth) => {
      let place = 0;
      for (const step of at >= 0 ? book.places[at].split(",") : []) {
        place += +step;
        found[place] = Math.max(found[place] || 0, worth);
      }
    };
    add(books[0], books[0].order.indexOf(stem(word)), 1);
    for (const form of forms(word)) add(books[1], books[1].order.indexOf(form), form === word ? 1 : 0.7);
    const begun = (known) => known.startsWith(word) || (known.length > 4 && word.startsWith(known));
    if (typing && word.length > 1) for (const book of books) book.order.forEach((known, at) => begun(known) && add(book, at, 0.6));
    return (at) => found[at] || 0;
  }

  // own: the answers that have a word themselves.
  function worth(word, typing) {
    const found = hits(word, typing);
    const named = forces.map((_, at) => Math.max(8 * found(at), 7.8 * found(count + at)));
    const about = asked.map((_, at) => 8 * found(2 * count + at) + 3 * found(count + fixed + at));
    return [...named.map((score, at) => score + found(2 * fixed + at)), ...about, ...answers.map(({ field, force, topic }, at) => {
      const says = Math.max(2 * found(field), 0.95 * named[force]);
      const heard = (about[topic] || 0) / 4;
      if (says || (heard && /^\d/.test(word))) own.add(fixed + at);
      return says + heard;
    })];
  }

  function cut(text) {
    const wanted = words(text).filter((word) => !stop.includes(word));
    const heard = wanted.map((word) => [[stem(word)], forms(word)]);
    const parts = [];
    while (wanted.length) {
      const [, called, meant] = synonyms.find(([welsh, name]) => name.every((word, at) => heard[at]?.[welsh].includes(word))) || [0, [""], []];
      heard.splice(0, called.length);
      parts.push([wanted.splice(0, called.length), ...meant]);
    }
    return parts;
  }

  function find(text) {
    const total = [];
    const met = [];
    own = new Set();
    const parts = cut(text);
    for (const part of parts) {
      const ways = part.map((phrase, way) => phrase
        .map((word) => worth(word, part === parts.at(-1) && !way))
        .reduce((one, other) => one.map((score, at) => score && other[at] && score + other[at])));
      const scores = ways[0].map((_, at) => Math.max(...ways.map((way, place) => way[at] / part[place].length * (place ? 0.8 : 1))));
      const rare = Math.log(1 + scores.length / (1 + scores.filter(Boolean).length));
      scores.forEach((score, at) => {
        total[at] = (total[at] || 0) + score * rare;
        met[at] = (met[at] || 0) + !!score;
      });
    }
    const known = [...met.keys()].filter((at) => met[at] && (at < fixed || own.has(at)));
    const partly = Math.max(...known.map((at) => met[at])) < parts.length;
    return [known.filter((at) => partly || met[at] === parts.length).sort((one, other) => total[other] - total[one] || one - other), partly];
  }

  const labels = new Map([...document.querySelectorAll("[data-place]")].map((link) => [link.dataset.place, link]));

  function worded(key) {
    const copy = document.createElement("span");
    const label = labels.get(key) || { textContent: `${box.dataset.local} ${key}` };
    copy.textContent = label.textContent;
    return copy;
  }

  function line(at) {
    const { key, anchor, force } = answers[at - fixed] || { key: asked[at - count], force: at };
    const start = forces[force] || key;
    const link = document.createElement("a");
    link.href = labels.get(start).href;
    link.append(worded(start));
    if (anchor) {
      link.hash = anchor;
      link.append(": ", worded(key));
    }
    const row = document.createElement("li");
    row.append(link);
    if (/\./.test(key)) {
      const above = worded(key.split(".")[0]);
      above.className = "ssc-small";
      row.append(" ", above);
    }
    return row;
  }

  const plural = new Intl.PluralRules(document.documentElement.lang);
  let timer;
  let told;
  const tell = () => { said.textContent = told; };

  function show() {
    const query = field.value.trim();
    const [places, partly] = find(query);
    const words = box.dataset;
    list.replaceChildren(...places.slice(0, MOST).map(line));
    const sentences = places.length
      ? [partly && words.partly, words[plural.select(places.length)] || words.other, places.length > MOST && words.first]
      : [query && words.none];
    const fill = { count: places.length, shown: MOST, query };
    told = sentences.filter(Boolean).join(" ").replace(/%\((\w+)\)s/g, (_, name) => fill[name]);
    clearTimeout(timer);
    timer = setTimeout(tell, 300);
  }

  // Nothing typed is kept: Back, even over several pages after leaving, finds the field empty.
  function clear() {
    field.value = "";
    show();
  }

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      tell();
      said.focus();
    }
  });
  addEventListener("pageshow", clear);
  box.hidden = false;
})();
