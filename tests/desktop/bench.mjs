// How fast the real window answers: its figures as JSON rows on stdout, for the table of `cargo xtask bench`.
//
// Times are taken in the page, from the key's own time stamp until what it asked for has been painted; the driver, which
// is slow, only presses the keys.
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { leave, openPatient, sit } from './desk.mjs';
import { endAll, open } from './window.mjs';

// With it, a screen in memory is drawn 20 times a second.
process.env.WEBKIT_DISABLE_DMABUF_RENDERER = '1';

const [data, password] = process.argv.slice(2);
const rows = [];

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.round((times.length - 1) * share)];

function row(id, value, unit, bound, note) {
  rows.push({ id, value, unit, bound, note });
}

/** From now on the page tells how long after a key `seen`, an expression, was true on the painted screen. */
async function watch(window, seen) {
  // As text: the page's own rules let nothing be made of text there.
  await window.browser.execute(`
    window.__painted = [];
    window.__watch?.abort();
    window.__watch = new AbortController();
    let last;
    const pressed = (event) => {
      last = event;
      const look = () => {
        // Another key was pressed since.
        if (last !== event) return;
        if (!(${seen})) return requestAnimationFrame(look);
        // After the frame in which it was found has been drawn.
        requestAnimationFrame(() => window.__painted.push(performance.now() - event.timeStamp));
      };
      requestAnimationFrame(look);
    };
    addEventListener('keydown', pressed, { capture: true, signal: window.__watch.signal });`);
}

/** The next time told by [`watch`]. */
async function painted(window) {
  let told;
  await window.browser.waitUntil(
    async () => {
      told = await window.run(() => window.__painted.shift() ?? null);
      return told !== null;
    },
    { timeout: 10_000, interval: 20, timeoutMsg: 'what a key asked for is not painted' },
  );
  return told;
}

/** When a process began, in milliseconds since 1970: so much after this one, which knows when that was. */
function began(pid) {
  const ticks = (of) => Number(readFileSync(`/proc/${of}/stat`, 'utf8').split(') ')[1].split(' ')[19]);
  return Date.now() - performance.now() + (ticks(pid) - ticks(process.pid)) * 10;
}

/** The window's program, and the web processes that it began. */
function processes() {
  const known = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [name] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1];
        return [{ pid, parent, name, window: name === process.env.BOTICA }];
      } catch {
        // Ended meanwhile.
        return [];
      }
    });
  const windows = known.filter(({ window }) => window);
  return known.filter(({ window, parent }) => window || windows.some(({ pid }) => pid === parent));
}

/** MiB that only this process holds, and its share of what it has in common with others. */
function weight(pid) {
  const pss = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+) kB/m);
  return Number(pss[1]) / 1024;
}

const LISTED = 'document.querySelectorAll("[role=option][data-order]").length > 8';

/** Opens the window, lets the pharmacist in; milliseconds to the sign-in and to the triage. */
async function start(times) {
  const window = await open(data);
  const app = processes().find((process) => process.window);
  await window.sees('Entrar');
  const ready = await window.run(() => Date.now() - performance.now() + performance.getEntriesByName('sign-in')[0].startTime);
  times.ready.push(ready - began(app.pid));
  await window.settled();
  await window.type('farma');
  await window.press('Tab');
  await window.type(password);
  await watch(window, LISTED);
  await window.press('Enter');
  times.landed.push(await painted(window));
  return window;
}

async function coldStart() {
  const times = { ready: [], landed: [] };
  let window;
  for (let turn = 0; turn < 5; turn += 1) {
    if (window !== undefined) {
      await window.end();
      endAll();
    }
    window = await start(times);
  }
  row('cold_start', at(times.ready, 0.5), 'ms', 900, 'process start to a sign-in that accepts keys, median of 5');
  row('cold_start_triage', at(times.landed, 0.5), 'ms', 500, 'Enter to the triage painted, argon2id included, median of 5');
  return window;
}

async function page(window) {
  const times = await window.browser.executeAsync((done) => {
    const ask = () =>
      window.__TAURI_INTERNALS__.invoke('triage_queue', {
        filter: { wards: [], states: [], priority: null, class: null },
        after: null,
        size: 50,
        at_least: null,
      });
    (async () => {
      const times = [];
      for (let turn = 0; turn < 220; turn += 1) {
        const asked = performance.now();
        await ask();
        times.push(performance.now() - asked);
      }
      return times.slice(20);
    })().then(done, (error) => done(String(error.message ?? JSON.stringify(error))));
  });
  if (typeof times === 'string') throw new Error(times);
  row('ipc_page', at(times, 0.95), 'ms', 5, 'page of 50 into the web view, p95 of 200');
}

async function openingAnOrder(window) {
  const times = [];
  // Another order's items than those that stand there.
  await window.run(() => {
    window.__opened = () => document.querySelector('[data-order-scroll]')?.dataset.orderScroll ?? '';
    window.__before = window.__opened();
  });
  await watch(window, 'window.__opened() !== "" && window.__opened() !== window.__before');
  for (let turn = 0; turn < 60; turn += 1) {
    await window.press('j');
    times.push(await painted(window));
    await window.run(() => {
      window.__before = window.__opened();
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  row('open_order', at(times, 0.95), 'ms', 60, 'key to the order painted, p95 of 60');
}

/** Ctrl+P over one order after the other, until the first page of its paper stands there. */
async function previewing(window) {
  const times = [];
  await watch(window, 'document.querySelector("[role=dialog] [role=img] svg") !== null');
  for (let turn = 0; turn < 20; turn += 1) {
    await window.press(['Control', 'p']);
    times.push(await painted(window));
    await window.press('Escape');
    await window.browser.waitUntil(() => window.run(() => document.querySelector('[role=dialog]') === null));
    await window.press('j');
    await window.settled();
    await window.run(() => {
      window.__painted.length = 0;
    });
  }
  row('preview', at(times, 0.95), 'ms', 250, `key to the preview of an order's paper painted, p95 of ${times.length}; the first ${times[0].toFixed(0)}`);
}

async function scrolling(window) {
  const frames = await window.browser.executeAsync((done) => {
    const list = document.querySelector('[role=listbox][aria-label]');
    const frames = [];
    let last;
    const step = (now) => {
      if (last !== undefined) frames.push(now - last);
      last = now;
      if (frames.length >= 400 || list.scrollTop + list.clientHeight >= list.scrollHeight - 1) return done(frames);
      list.scrollTop += 600;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  row('scroll_frames', frames.length, 'frames', null, 'drawn while scrolling through 10,000 open orders at 600 px a frame');
  row('scroll_p95', at(frames, 0.95), 'ms', null, 'a frame meanwhile, p95');
  row('scroll', at(frames, 1), 'ms', 32, 'the longest frame meanwhile');
}

async function typeahead(window) {
  await leave(window);
  await sit(window, 'ana', 'No hospital');
  await openPatient(window, 'paciente 000123', 'Paciente 000123');
  await window.sees('Assinar');
  await window.settled();
  const times = [];
  await window.run(() => {
    window.__listed = () => document.querySelector('[role=listbox] [role=option]')?.closest('[role=listbox]').innerText ?? '';
    window.__before = '';
  });
  await watch(window, 'window.__listed() !== "" && window.__listed() !== window.__before');
  for (const word of ['amox', 'omep', 'dipi', 'furo', 'clon', 'enox', 'losa', 'metf', 'pred', 'cefa']) {
    for (const letters of [word.slice(0, 2), word[2], word[3]]) {
      if (letters.length === 2) {
        await window.type(letters[0]);
        await window.settled();
        await window.run(() => {
          window.__painted.length = 0;
          window.__before = window.__listed();
        });
      }
      await window.type(letters.at(-1));
      times.push(await painted(window).catch(() => Number.NaN));
      await window.run(() => {
        window.__before = window.__listed();
      });
    }
    await window.press(['Control', 'a'], 'Backspace');
    await window.settled();
  }
  const known = times.filter((time) => !Number.isNaN(time));
  row('typeahead', at(known, 0.95), 'ms', 60, `key to the medicines painted, p95 of ${known.length}`);
}

function memory() {
  const all = processes().map(({ pid, name }) => ({ name: name.split('/').at(-1), mib: weight(pid) }));
  const note = all.map(({ name, mib }) => `${name} ${mib.toFixed(0)}`).join(', ');
  row('window_memory', all.reduce((sum, { mib }) => sum + mib, 0), 'MiB', null, `all processes of the window (PSS): ${note}`);
}

/** What the first screen loads, gzip. */
function javascript() {
  const dist = join(import.meta.dirname, '../../ui/dist');
  const first = readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g);
  const bytes = [...new Set([...first].map(([, file]) => file))].map((file) => gzipSync(readFileSync(join(dist, file))).length);
  row('first_javascript', bytes.reduce((sum, size) => sum + size, 0) / 1000, 'kB', 260, 'JavaScript of the first screen, gzip');
}

let window;
try {
  javascript();
  window = await coldStart();
  await page(window);
  await openingAnOrder(window);
  await scrolling(window);
  memory();
  await previewing(window);
  await typeahead(window);
  console.log(JSON.stringify(rows));
} catch (error) {
  console.error(error.stack);
  process.exitCode = 1;
}
await window?.end();
endAll();
process.exit();
