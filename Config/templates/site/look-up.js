// 进度查询: from number and query code to the address of the letter's page. Nothing is sent anywhere: the page lies at
// an address that follows from both (SHA-256, then 20 octets in Crockford's base 32), and is opened if it is there.
"use strict";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

// Written out, as crypto.subtle is only there over HTTPS (FIPS 180-4).
function sha256(octets) {
  const rotated = (x, n) => (x >>> n) | (x << (32 - n));
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
  const k = primes.map((p) => fraction(Math.cbrt(p)));
  const state = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
  const length = ((octets.length + 8) >> 6 << 6) + 64;
  const padded = new Uint8Array(length);
  padded.set(octets);
  padded[octets.length] = 128;
  new DataView(padded.buffer).setUint32(length - 4, octets.length * 8);
  const words = new DataView(padded.buffer);
  for (let start = 0; start < length; start += 64) {
    const w = [];
    for (let i = 0; i < 16; i++) w.push(words.getInt32(start + 4 * i));
    for (let i = 16; i < 64; i++) {
      const [a, b] = [w[i - 15], w[i - 2]];
      const s0 = rotated(a, 7) ^ rotated(a, 18) ^ (a >>> 3);
      const s1 = rotated(b, 17) ^ rotated(b, 19) ^ (b >>> 10);
      w.push((w[i - 16] + s0 + w[i - 7] + s1) | 0);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
      const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => { state[i] = (state[i] + x) | 0; });
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((x, i) => digest.setInt32(4 * i, x));
  return new Uint8Array(digest.buffer);
}

function base32(octets) {
  let [text, bits, held] = ["", 0, 0];
  for (const octet of octets) {
    bits = (bits << 8 | octet) & 4095;
    for (held += 8; held >= 5; held -= 5) text += alphabet[bits >> (held - 5) & 31];
  }
  return held ? text + alphabet[bits << (5 - held) & 31] : text;
}

// As it stands on paper or in a mail: full width, spaces and hyphens, o for 0, l for 1.
const plain = (text) => text.normalize("NFKC").replace(/[\s\u200b-\u200d\ufeff_-]/g, "");
const number = (text) => plain(text).toUpperCase();
const code = (text) => plain(text).toLowerCase().replace(/o/g, "0").replace(/[il]/g, "1");

function address(letter, secret) {
  const words = new TextEncoder().encode(`{{form}} ${letter} ${secret}`);
  return base32(sha256(words).slice(0, 20)) + ".html";
}

const form = document.getElementById("look-up");
const reply = document.getElementById("reply");
form.hidden = false;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const [letter, secret] = [number(form.number.value), code(form.code.value)];
  if (!/^[A-Z]{2,4}\d{10,15}$/.test(letter)) {
    reply.textContent = "编号不完整，应像 NM2026000123 这样由字母和数字组成。";
    return form.number.focus();
  }
  reply.textContent = "正在查询……";
  const page = address(letter, secret);
  try {
    const found = await fetch(page, { method: "HEAD", cache: "no-store" });
    if (found.ok) return location.assign(page);
    reply.textContent = "编号或查询码不正确，没有找到这件留言。请对照回执重新输入。";
    form.code.focus();
  } catch {
    reply.textContent = "现在无法查询，请稍后再试。";
  }
});

// A link in a receipt brings both along, behind the mark that no server is told of.
const [brought, secret] = decodeURIComponent(location.hash.slice(1)).split(":");
if (brought && secret) {
  [form.number.value, form.code.value] = [brought, secret];
  form.requestSubmit();
}
