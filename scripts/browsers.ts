import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isFile = (p: string): boolean => {
  try {
    accessSync(p, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
/** The first of these programs that the machine has on its PATH. */
export const installed = (...names: string[]): string | undefined =>
  names.flatMap((n) => (process.env.PATH ?? '').split(delimiter).map((d) => join(d, n))).find(isFile);

/** Flags every Chromium run needs here: root cannot use the sandbox. */
export const chromiumArgs: string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** A Chromium shipped in an npm package; unpacked once under node_modules/.cache. */
async function packaged(): Promise<string> {
  const dir = join(root, 'node_modules/.cache/chromium');
  mkdirSync(dir, { recursive: true });
  const saved = process.env.TMPDIR;
  process.env.TMPDIR = dir;
  try {
    const { default: chromium, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    // A bare Debian lacks libnss3: the package carries its own copy.
    if (spawnSync(path, ['--version'], { stdio: 'ignore' }).status !== 0) {
      const bin = join(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../../bin/al2023.tar.br');
      if (!existsSync(join(dir, 'al2023'))) await inflate(bin);
      setupLambdaEnvironment(join(dir, 'al2023/lib'));
    }
    // With no fonts at all, Chromium's renderer dies: point fontconfig at the packaged ones.
    if (!existsSync('/usr/share/fonts')) {
      const conf = join(dir, 'fonts.conf');
      writeFileSync(
        conf,
        `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dir}/fonts</dir><cachedir>${dir}/fonts-cache</cachedir></fontconfig>`,
      );
      process.env.FONTCONFIG_FILE ??= conf;
    }
    return path;
  } finally {
    if (saved === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = saved;
  }
}

export async function chromiumPath(): Promise<string> {
  const source = process.env.BROWSER_SOURCE ?? 'auto';
  if (source !== 'npm') {
    const found =
      process.env.CHROME_PATH ??
      installed('google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser') ??
      ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find(isFile);
    if (found) return found;
  }
  if (source === 'apt' && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
    return '/usr/bin/chromium';
  }
  return packaged();
}
