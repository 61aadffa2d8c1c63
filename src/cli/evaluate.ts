/** `heapglass eval`: expressions over files, by the same interpreter as the page's console. */
import { readFile } from 'node:fs/promises';
import { runToEnd, type Steps } from '../base/steps.ts';
import type { Interpreter, StatementResult } from '../heapy/heapy.ts';
import { createInterpreter } from '../heapy/interpreter.ts';
import { jsonOf } from '../heapy/text/json.ts';
import { textOfResult } from '../../workers/console.ts';
import { failureOf } from '../../workers/failure-of.ts';
import type { OpenSnapshots } from '../../workers/open-snapshots.ts';
import { failureText } from '../wording/failure-text.ts';
import { BadInput } from './bad-input.ts';
import { dumpedBefore, writeDumps } from './dump-files.ts';
import { pipeSource } from './byte-sources.ts';
import { expressionLine, mistakeLine } from './failure-text.ts';
import { badFile } from './open-files.ts';
import type { Streams } from './streams.ts';
import { jsonOfTable, jsonText, printable } from './terminal.ts';

/** What one line of a script gave. */
export type ScriptAnswer =
  { readonly expression: string; readonly text: string } | { readonly expression: string; readonly error: string };

/** The text or the JSON of one expression, in pieces. Throws BadInput. */
export function evaluateOne(snapshots: OpenSnapshots, expression: string, json: boolean): Iterable<string> {
  const interpreter = interpreterOver(snapshots);
  const results = run(interpreter, expression);
  const failed = results.find(({ error }) => error !== undefined)?.error;
  if (failed !== undefined) throw new BadInput(expressionLine(failed, expression));
  writeDumps(interpreter);
  if (!json) return [printable(textOf(results))];
  const value = results.at(-1)?.value;
  const said = value === undefined ? ({ type: 'text', text: textOf(results) } as const) : settled(jsonOf(value));
  return 'rows' in said ? jsonOfTable(said) : [jsonText(said)];
}

/** The answers to the lines of a script. Variables live on from line to line; a line that fails leaves the others alone. */
export function evaluateScript(snapshots: OpenSnapshots, script: string): readonly ScriptAnswer[] {
  const interpreter = interpreterOver(snapshots);
  const answers = linesOf(script).map((expression): ScriptAnswer => {
    try {
      const results = run(interpreter, expression);
      const error = results.find((result) => result.error !== undefined)?.error;
      return error === undefined ? { expression, text: textOf(results) } : { expression, error: error.message };
    } catch (error) {
      if (error instanceof BadInput) return { expression, error: error.reason };
      throw error;
    }
  });
  writeDumps(interpreter);
  return answers;
}

function interpreterOver(snapshots: OpenSnapshots): Interpreter {
  return createInterpreter({ heaps: snapshots.heaps, selected: snapshots.selected, file: dumpedBefore });
}

/** The lines of a script that say something. */
export function linesOf(script: string): readonly string[] {
  return script
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Text of a script. Rejects with BadInput when it cannot be read. */
export async function readScript(path: string, streams: Streams): Promise<string> {
  try {
    if (path !== '-') return await readFile(path, 'utf8');
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await pipeSource(streams.input)).chunks()) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    throw badFile(error, path === '-' ? 'standard input' : path);
  }
}

function run(interpreter: Interpreter, source: string): readonly StatementResult[] {
  return settled(interpreter.run(source));
}

function textOf(results: readonly StatementResult[]): string {
  return results
    .map((result) => settled(textOfResult(result)))
    .filter((text) => text !== '')
    .map((text) => text.replace(/\n$/, ''))
    .join('\n');
}

/** Runs steps to their end; a failure of the language or of the machine becomes one line. */
function settled<T>(steps: Steps<T>): T {
  try {
    return runToEnd(steps);
  } catch (error) {
    const failure = failureOf(error, 'evaluating');
    if (failure.code === 'internal') throw error;
    const { title, detail } = failureText(failure, 'the file');
    const reason = failure.code === 'expression' ? detail : title;
    throw new BadInput(mistakeLine(reason), reason);
  }
}
