/** What a committed file must not tell of the machine it was made on. */
import { homedir, hostname, userInfo } from 'node:os';
import { root } from '../steps/paths.mjs';

/** Environment values shorter than this are words of their own. */
const LONG_ENOUGH = 8;
/** Values that say nothing of a machine: they stand in every container, or name a public thing. */
const PUBLIC_VALUES = new Set([
  'production',
  'development',
  'linux-gnu',
  'xterm-256color',
  'truecolor',
  'en_US.UTF-8',
  'C.UTF-8',
  'noninteractive',
]);

/**
 * Forbidden byte strings with their reason: home folders, this tree, the host's name, values of the environment.
 * @param {NodeJS.ProcessEnv} env @returns {{ text: string, reason: string }[]}
 */
export function forbidden(env = process.env) {
  const list = [
    { text: '/root/', reason: "root's home" },
    { text: `${root}/`, reason: 'this tree' },
    { text: `${homedir()}/`, reason: 'a home folder' },
  ];
  const user = userInfo().username;
  if (user !== 'root') list.push({ text: `/home/${user}`, reason: 'a home folder' });
  if (hostname().length >= 5 && hostname() !== 'localhost') list.push({ text: hostname(), reason: "the host's name" });
  for (const [name, value = ''] of Object.entries(env)) {
    for (const part of value.split(name.endsWith('PATH') ? ':' : '\0')) {
      if (part.length >= LONG_ENOUGH && !isPublic(name, part))
        list.push({ text: part, reason: `the value of ${name}` });
    }
  }
  return list.filter(({ text }) => text.length >= 5);
}

/** npm describes the package to its scripts; the package is public. System folders and test runners' marks too. */
function isPublic(name, value) {
  if (/^(npm_|VITEST|VITE_|HEAPGLASS_|NODE_ENV|INIT_CWD|TINYPOOL)/.test(name)) return true;
  return PUBLIC_VALUES.has(value) || /^\/(usr|bin|sbin|etc|lib|tmp|opt|var|snap)(\/|$)/.test(value);
}

/** Home folders of anybody. */
const HOMES = /\/(?:home|Users)\/(?!me\/|user\/|app\/|you\/)[A-Za-z0-9._-]+\//;

/** What the bytes tell, as a sentence; undefined when nothing. @param {Buffer} bytes */
export function traceIn(bytes, list) {
  for (const { text, reason } of list) if (bytes.includes(text)) return `holds ${reason}`;
  const home = HOMES.exec(bytes.toString('latin1'));
  return home === null ? undefined : `holds a home folder (${home[0]})`;
}
