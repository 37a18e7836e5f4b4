// The real window under a screen in memory: started, driven by keys, looked at, and ended again.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remote } from 'webdriverio';

const need = (name) => process.env[name] ?? fail(`start this through \`cargo xtask\`: ${name} is not set`);
const fail = (message) => {
  throw new Error(message);
};

/** Milliseconds that anything on screen may take before a test gives up on it. */
const PATIENCE = 15_000;

/** Processes of this run, to be ended with it. */
const running = [];

function start(program, args, options) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
  running.push(child);
  return child;
}

/** The screen of this run. */
let display;

export function endAll() {
  for (const child of running.splice(0).reverse()) child.kill();
  display = undefined;
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });
}

/** A screen in memory; `:7` or whichever number is free. */
async function screen() {
  const xvfb = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    xvfb.stdio[3].once('data', (bytes) => resolve(String(bytes).trim()));
    xvfb.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  return `:${number}`;
}

export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function listening(port) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  fail('tauri-driver does not answer');
}

const folders = [];
process.on('exit', () => {
  for (const made of folders) rmSync(made, { recursive: true, force: true, maxRetries: 3 });
});

/** A directory of its own, gone with the process. */
export function folder(name) {
  const made = mkdtempSync(join(tmpdir(), `botica-${name}-`));
  folders.push(made);
  return made;
}

/** `boticactl` on a clinic that no window holds. */
export function boticactl(data, ...args) {
  const done = spawnSync(need('BOTICACTL'), ['--data', data, ...args], { encoding: 'utf8' });
  if (done.status !== 0) fail(`boticactl ${args.join(' ')}: ${done.stderr}${done.stdout}`);
  return done.stdout;
}

export function demoHospital() {
  const data = folder('demo');
  boticactl(data, 'demo', '--json');
  return data;
}

/** Opens Botica on `data`; `browser` is WebdriverIO's hold on its first window. */
export async function open(data) {
  display ??= await screen();
  const [port, native] = [await freePort(), await freePort()];
  // State leaks between sessions through these.
  const home = folder('home');
  const env = {
    ...process.env,
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    NO_AT_BRIDGE: '1',
  };
  const driver = start(need('TAURI_DRIVER'), ['--port', String(port), '--native-port', String(native)], { env });
  await listening(port);
  const browser = await remote({
    hostname: '127.0.0.1',
    port,
    logLevel: 'error',
    waitforTimeout: PATIENCE,
    connectionRetryCount: 0,
    connectionRetryTimeout: 2 * PATIENCE,
    capabilities: {
      'tauri:options': { application: need('BOTICA'), args: ['--data', data] },
      'wdio:enforceWebDriverClassic': true,
    },
  });
  await browser.setWindowSize(1366, 768);
  return new Window(browser, driver, data);
}

export class Window {
  /** Keys pressed so far. */
  strokes = 0;

  constructor(browser, driver, data) {
    this.browser = browser;
    this.driver = driver;
    this.data = data;
  }

  /** Presses keys one after the other: `'Enter'`, or a chord as `['Control', 'k']`. */
  async press(...keys) {
    for (const key of keys) {
      this.strokes += Array.isArray(key) ? key.length : 1;
      await this.browser.keys(key);
    }
  }

  /** Types a text where the focus is. */
  async type(text) {
    this.strokes += [...text].length;
    const keys = this.browser.action('key');
    for (const key of text) keys.down(key).up(key);
    await keys.perform();
  }

  /** Waits until the words stand on the screen. */
  async sees(text) {
    const there = async () => (await this.text()).includes(text);
    await this.browser.waitUntil(there, { timeout: PATIENCE }).catch(async () => {
      fail(`"${text}" does not appear; the screen says:\n${await this.text()}`);
    });
  }

  async seesNot(text) {
    await this.browser.waitUntil(async () => !(await this.text()).includes(text), {
      timeout: PATIENCE,
      timeoutMsg: `"${text}" stays on the screen`,
    });
  }

  /** Everything that can be read, values of fields among it; spaces that bind count as spaces. */
  async text() {
    const text = await this.browser.execute(() => {
      const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
      return [document.body.innerText, ...fields].join('\n');
    });
    return text.replaceAll('\u00a0', ' ');
  }

  /** What stands in the field that has the focus. */
  async value() {
    return this.browser.execute(() => document.activeElement?.value ?? '');
  }

  /** Waits until the words stand on the screen that `pattern` fits; gives the last of them. */
  async match(pattern, what) {
    let found;
    await this.browser.waitUntil(
      async () => {
        found = (await this.text()).match(new RegExp(pattern, 'g'))?.at(-1);
        return found !== undefined;
      },
      { timeout: PATIENCE, timeoutMsg: `${what} does not appear` },
    );
    return found;
  }

  /** Waits until nothing that was asked is still on its way and the screen stands still. */
  async settled() {
    let before;
    await this.browser.waitUntil(
      async () => {
        const now = await this.browser.execute(() => document.body.innerHTML.replaceAll(/há \d+ s/g, '').length);
        const still = now === before;
        before = now;
        return still;
      },
      { timeout: PATIENCE, interval: 150, timeoutMsg: 'the screen does not come to rest' },
    );
  }

  /** Runs in the page. */
  run(script, ...args) {
    return this.browser.execute(script, ...args);
  }

  /** A picture in `target/screenshots`. A page that stands still is never drawn, so something moves meanwhile. */
  async picture(name) {
    await this.browser.execute(() => {
      const dot = document.createElement('i');
      dot.hidden = true;
      document.body.append(dot);
      window.__ticker = setInterval(() => dot.toggleAttribute('data-tick'), 50);
    });
    const file = join(need('SCREENSHOTS'), `${name}.png`);
    const shot = this.browser.saveScreenshot(file);
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`no picture of ${name}`)), PATIENCE).unref());
    await Promise.race([shot, late]);
    await this.browser.execute(() => clearInterval(window.__ticker));
    return file;
  }

  /** What a command of the window answers, or `{ error }`; asked past the screens, as a page gone wrong would. */
  async ask(name, args = {}) {
    // As text: WebDriver takes an answer that holds an error for its own.
    const answer = await this.browser.executeAsync(
      (name, args, done) => {
        const tell = (answer) => done(JSON.stringify(answer));
        window.__TAURI_INTERNALS__.invoke(name, args).then(tell, (error) => tell({ error }));
      },
      name,
      args,
    );
    return JSON.parse(answer ?? 'null');
  }

  /** Kills the program as a power cut would. */
  kill() {
    this.signal('KILL');
  }

  /** Tells the program to end, as the system does when people log out, and waits until it has. */
  async end() {
    this.signal('TERM');
    const gone = () => spawnSync('pgrep', ['--full', this.program()]).status === 1;
    for (let tries = 0; !gone(); tries += 1) {
      if (tries > 100) fail('the program does not end');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // The driver has lost its program.
    await this.close().catch(() => undefined);
  }

  program() {
    return `^${need('BOTICA')} --data ${this.data}`;
  }

  signal(name) {
    spawnSync('pkill', [`-${name}`, '--full', this.program()]);
  }

  /** Ends the window; what it was doing ends with it. */
  async close() {
    await this.browser.deleteSession();
    this.driver.kill();
  }
}
