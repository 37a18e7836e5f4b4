// A CUPS of the test's own, on a loopback port, with one real queue of `cups-pdf`.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, freePort } from './window.mjs';

const PPD = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd';
const FOLDERS = { etc: 0o755, spool: 0o710, 'spool/tmp': 0o1777, cache: 0o775, state: 0o755 };

/** Starts the spooler with a queue of this name; gives its address and how to end it. */
export async function spooler(queue) {
  const root = folder('cups');
  // Its filters run as somebody else.
  chmodSync(root, 0o755);
  for (const [name, mode] of Object.entries(FOLDERS)) {
    mkdirSync(join(root, name), { recursive: true });
    chmodSync(join(root, name), mode);
  }
  const address = `127.0.0.1:${await freePort()}`;
  const [policy, files] = [join(root, 'etc/cupsd.conf'), join(root, 'etc/cups-files.conf')];
  const places = ['ServerRoot etc', 'RequestRoot spool', 'TempDir spool/tmp', 'CacheDir cache', 'StateDir state'];
  const logs = ['AccessLog access_log', 'ErrorLog error_log', 'PageLog page_log'];
  writeFileSync(files, `${[...places, ...logs].map((line) => line.replace(' ', ` ${root}/`)).join('\n')}\nSandboxing Relaxed\n`);
  writeFileSync(
    policy,
    `Listen ${address}\nListen ${root}/state/cups.sock\nBrowsing No\nWebInterface No\nDefaultAuthType None\n` +
      '<Location />\n  Order allow,deny\n  Allow all\n</Location>\n' +
      '<Policy default>\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>\n',
  );
  const running = spawn('cupsd', ['-f', '-c', policy, '-s', files], { stdio: 'ignore' });
  const ask = (program, ...args) => spawnSync(program, ['-h', address, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  for (let tries = 0; !ask('lpstat', '-r').stdout?.includes('is running'); tries += 1) {
    if (tries > 200) throw new Error('cupsd does not come up: apt-get install cups printer-driver-cups-pdf');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const added = ask('lpadmin', '-p', queue, '-E', '-v', 'cups-pdf:/', '-P', PPD);
  if (added.status !== 0) throw new Error(`the queue is not set up: ${added.stderr}`);
  return {
    address,
    printed: () => ask('lpstat', '-W', 'completed', '-o').stdout.split('\n').filter((line) => line.startsWith(queue)).length,
    /** Its files may go once it has ended. */
    end: () =>
      new Promise((resolve) => {
        running.once('exit', resolve);
        running.kill();
      }),
  };
}
