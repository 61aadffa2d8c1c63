/** What the user asked for on the command line. */

export type Command =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'info'; readonly file: string; readonly json: boolean }
  | { readonly kind: 'eval'; readonly files: readonly string[]; readonly expression: string; readonly json: boolean }
  | { readonly kind: 'script'; readonly files: readonly string[]; readonly script: string; readonly json: boolean }
  /** `problem` is one sentence that names the word and the remedy. */
  | { readonly kind: 'mistake'; readonly problem: string };

export const HELP = `heapglass: what is in a heap snapshot, on the command line

  heapglass info FILE [--json]               what the file says of itself
  heapglass eval FILE... 'EXPR' [--json]     the value of an expression, as guppy3 prints it
  heapglass eval FILE... --script EXPRS [--json]
                                             the same for every line of the file EXPRS, with one load

FILE is a .heapglass capture, plain or gzipped; - reads standard input. The files are s1, s2 ... in the order given,
hp is the last one, h is hp.heap(). x.dump('name.hpy') makes a file of guppy3's in the working directory, hp.load('name.hpy')
reads one; a file that is there already is never changed.

  --json       JSON instead of text; of a table with all its rows
  --script F   one expression a line; empty lines and lines that begin with # are skipped; - reads standard input
  --help       this text
  --version    the version

examples
  heapglass eval app.heapglass h
  heapglass eval before.heapglass after.heapglass '(s2.heap() - s1.heap()).bytype'

Exit code 0: answered, also for a file that is cut off (a warning is on standard error); 2: bad input; 1: a mistake of the program.
`;

interface Words {
  readonly plain: readonly string[];
  readonly json: boolean;
  readonly script: string | undefined;
}

const mistake = (problem: string): Command => ({ kind: 'mistake', problem });
const SEE_HELP = 'see heapglass --help';

/** Reads the words after the program's name. */
export function parseArguments(argv: readonly string[]): Command {
  const words = sortWords(argv);
  if ('kind' in words) return words;
  const [verb, ...rest] = words.plain;
  switch (verb) {
    case undefined:
      return mistake(`a command is missing: info or eval; ${SEE_HELP}`);
    case 'help':
      return { kind: 'help' };
    case 'info':
      return infoCommand(rest, words);
    case 'eval':
      return evalCommand(rest, words);
    default:
      return mistake(`unknown command '${verb}'; the commands are info and eval; ${SEE_HELP}`);
  }
}

function sortWords(argv: readonly string[]): Words | Command {
  const plain: string[] = [];
  let json = false;
  let script: string | undefined;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') {
      plain.push(...argv.slice(i + 1));
      break;
    }
    if (word === '--help' || word === '-h') return { kind: 'help' };
    if (word === '--version' || word === '-V') return { kind: 'version' };
    if (word === '--json') json = true;
    else if (word === '--script') {
      script = argv[++i];
      if (script === undefined) return mistake('--script needs the name of a file with one expression a line');
    } else if (word.startsWith('--script=')) script = word.slice('--script='.length);
    else if (word.startsWith('-') && word !== '-') return unknownOption(word);
    else plain.push(word);
  }
  return { plain, json, script };
}

function unknownOption(word: string): Command {
  const options = '--json, --script FILE, --help and --version';
  return mistake(
    `unknown option '${word}'; the options are ${options}; put -- before an expression that begins with -`,
  );
}

function infoCommand(rest: readonly string[], { json, script }: Words): Command {
  const [file, ...more] = rest;
  if (script !== undefined) return mistake('--script belongs to eval');
  if (file === undefined) return mistake(`info needs a file; ${SEE_HELP}`);
  if (more.length > 0) return mistake(`info takes one file, not also '${more[0]}'`);
  return { kind: 'info', file, json };
}

function evalCommand(rest: readonly string[], { json, script }: Words): Command {
  if (script !== undefined) {
    if (rest.length === 0) return mistake(`eval needs a file; ${SEE_HELP}`);
    return stdinTwice([...rest, script]) ?? { kind: 'script', files: rest, script, json };
  }
  const expression = rest.at(-1);
  const files = rest.slice(0, -1);
  if (expression === undefined) return mistake(`eval needs a file and an expression; ${SEE_HELP}`);
  if (files.length === 0) return mistake(`eval needs a file before the expression '${expression}'; ${SEE_HELP}`);
  if (expression.trim() === '') return mistake(`the expression is empty; ${SEE_HELP}`);
  return stdinTwice(files) ?? { kind: 'eval', files, expression, json };
}

function stdinTwice(names: readonly string[]): Command | undefined {
  return names.filter((name) => name === '-').length > 1
    ? mistake('standard input (-) can be read only once')
    : undefined;
}
