// 搜索: looks into an index of pairs of neighbouring characters, a few small files for each question. How the files are
// written stands in SearchBase.swift; nothing is asked of any server but these files.
"use strict";

const atOnce = 10;
const kept = new Map();

async function load(path, kind) {
  if (!kept.has(path)) {
    const answer = await fetch(path, { cache: path.includes("/") ? "default" : "no-cache" });
    if (!answer.ok) throw new Error(path);
    kept.set(path, await answer[kind]());
  }
  return kept.get(path);
}

// Width and case make no difference; what is no part of a word parts words.
const plain = (text) =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (c) => c.toLowerCase());
const words = (text) => plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) || [];

function pairs(text) {
  const found = new Map();
  for (const word of words(text)) {
    const scalars = [...word];
    for (let i = 1; i < scalars.length; i++) {
      const [a, b] = [scalars[i - 1].codePointAt(0), scalars[i].codePointAt(0)];
      found.set(scalars[i - 1] + scalars[i], [a, b]);
    }
  }
  return found;
}

const shard = ([a, b], bits) =>
  bits === 0 ? 0 : Math.imul((Math.imul(a, 31) + b) | 0, 2654435761) >>> (32 - bits);

// The letters that have a pair: a map from number to whether it is in the title; null for a pair that is everywhere.
function postings(buffer, [a, b]) {
  const octets = new Uint8Array(buffer);
  let place = 0;
  const next = () => {
    let [value, scale, octet] = [0, 1, 0];
    do {
      octet = octets[place++];
      value += (octet & 127) * scale;
      scale *= 128;
    } while (octet > 127);
    return value;
  };
  while (place < octets.length) {
    const [first, second, count, size] = [next(), next(), next(), next()];
    const end = place + size;
    if (first !== a || second !== b) { place = end; continue; }
    if (size === 0 && count > 0) return null;
    const found = new Map();
    let letter = -1;
    while (place < end) {
      const step = next();
      letter += (step - step % 2) / 2 + 1;
      found.set(letter, step % 2 === 1);
    }
    return found;
  }
  return new Map();
}

// Many pairs are read no further than needed: every second one holds all characters of a long question.
function chosen(all) {
  const list = [...all.values()];
  if (list.length <= 6) return list;
  const step = (list.length - 1) / 5;
  return [0, 1, 2, 3, 4, 5].map((i) => list[Math.round(i * step)]);
}

async function search(question) {
  const asked = pairs(question);
  const [head, recent] = await Promise.all([load("ss.json", "json"), load("recent.json", "json")]);
  const results = [];
  const changed = new Set(recent.map((letter) => letter[0]));
  for (const [place, letter] of recent.entries()) {
    const [title, text] = [pairs(letter[1]), pairs(letter[1] + "\n" + letter[4])];
    const hits = [...asked.keys()].filter((pair) => text.has(pair));
    if (hits.length < asked.size) continue;
    const inTitle = hits.filter((pair) => title.has(pair)).length;
    results.push({ score: inTitle / asked.size, order: head.letters + place, letter });
  }
  const lists = await Promise.all(chosen(asked).map(async (pair) =>
    postings(await load(`${head.base}/${shard(pair, head.bits)}.bin`, "arrayBuffer"), pair)));
  const telling = lists.filter((list) => list !== null);
  if (telling.length === 0) return { results, head, changed, isCommon: true };
  telling.sort((a, b) => a.size - b.size);
  for (const number of telling[0].keys()) {
    if (!telling.every((list) => list.has(number))) continue;
    const inTitle = telling.filter((list) => list.get(number)).length;
    results.push({ score: inTitle / telling.length, order: number });
  }
  results.sort((a, b) => b.score - a.score || b.order - a.order);
  return { results, head, changed, isCommon: false };
}

async function found(result, head) {
  if (result.letter) return result.letter;
  const shelf = Math.floor(result.order / head.shelf);
  return (await load(`${head.base}/${shelf}.json`, "json"))[result.order % head.shelf];
}

// Text with what was looked for marked in it; never as markup.
function marked(element, text, question) {
  const looked = words(question).sort((a, b) => b.length - a.length);
  const lower = plain(text);
  let place = 0;
  while (place < text.length) {
    const hits = looked.map((word) => [lower.indexOf(word, place), word.length]).filter(([at]) => at >= 0);
    if (hits.length === 0) break;
    const [at, length] = hits.reduce((a, b) => (b[0] < a[0] ? b : a));
    element.append(text.slice(place, at));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + length);
    element.append(mark);
    place = at + length;
  }
  element.append(text.slice(place));
}

// What stands around the first hit.
function excerpt(text, question) {
  const places = words(question).map((word) => plain(text).indexOf(word)).filter((at) => at >= 0);
  const start = places.length === 0 ? 0 : Math.max(0, Math.min(...places) - 30);
  const part = text.slice(start, start + 140);
  return (start > 0 ? "…" : "") + part + (start + 140 < text.length ? "…" : "");
}

const form = document.getElementById("search");
const reply = document.getElementById("reply");
const list = document.getElementById("results");
const more = document.getElementById("more");
let shown = null;

function item(letter, question) {
  const [number, title, unit, day, text, page] = letter;
  const [li, link, by, quote] = ["li", "a", "p", "p"].map((name) => document.createElement(name));
  link.href = `../${page ?? `${number.replace(/^[A-Z]+(\d{4}).*$/, "$1")}/${number}.html`}`;
  marked(link, title, question);
  by.className = "by";
  by.textContent = `${number}　${unit}　${day}`;
  marked(quote, excerpt(text, question), question);
  li.append(link, quote, by);
  return li;
}

async function showMore() {
  const start = list.children.length;
  for (const result of shown.results.slice(shown.next, shown.next + atOnce)) {
    const letter = await found(result, shown.head);
    // A letter that was corrected since stands among the recent ones.
    if (letter && (result.letter || !shown.changed.has(letter[0]))) list.append(item(letter, shown.question));
  }
  shown.next += atOnce;
  more.hidden = shown.next >= shown.results.length;
  if (start > 0) list.children[start]?.querySelector("a").focus();
}

async function answer(question) {
  list.replaceChildren();
  more.hidden = true;
  const direct = plain(question).trim().toUpperCase();
  if (/^[A-Z]{2,4}\d{10,15}$/.test(direct)) {
    const page = `../${direct.replace(/^[A-Z]+(\d{4}).*$/, "$1")}/${direct}.html`;
    if ((await fetch(page, { method: "HEAD" })).ok) return location.assign(page);
    reply.textContent = `没有公开的答复${direct}。`;
    return;
  }
  if (pairs(question).size === 0) {
    reply.textContent = "请至少输入两个字。";
    return;
  }
  reply.textContent = "正在搜索……";
  let outcome;
  try {
    outcome = await search(question);
  } catch {
    // The index was made anew since it was looked into first.
    kept.clear();
    outcome = await search(question);
  }
  shown = { ...outcome, question, next: 0 };
  const count = shown.results.length;
  reply.textContent = count > 0 ? `找到${count}条答复。`
    : shown.isCommon ? "这些字几乎每件留言都有，请换更具体的词。" : "没有找到。请换一个说法，或者只输入其中的关键词。";
  if (count > 0) await showMore();
}

function ask(question) {
  answer(question).catch(() => { reply.textContent = "现在无法搜索，请稍后再试，或按单位、类别、主题、月份查找。"; });
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = form.words.value;
  history.replaceState(null, "", "#" + encodeURIComponent(question));
  ask(question);
});
more.addEventListener("click", () => { showMore(); });
if (location.hash.length > 1) {
  try { form.words.value = decodeURIComponent(location.hash.slice(1)); } catch { form.words.value = ""; }
  if (form.words.value) ask(form.words.value);
}
