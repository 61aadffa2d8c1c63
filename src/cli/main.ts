/** The command line: words in, text and an exit code out. */
import { HELP, parseArguments, type Command } from './arguments.ts';
import { BadInput } from './bad-input.ts';
import { evaluateOne, evaluateScript, readScript, type ScriptAnswer } from './evaluate.ts';
import { mistakeLine } from './failure-text.ts';
import { infoJson, infoText } from './info.ts';
import { openFiles } from './open-files.ts';
import type { Streams } from './streams.ts';
import { jsonText, printable } from './terminal.ts';

/** 0: answered; 2: bad input, said on one line; 1: a mistake of ours. Resolves when everything is handed to the streams. */
export async function main(argv: readonly string[], streams: Streams, version: string): Promise<0 | 1 | 2> {
  try {
    const { text, errors = [], warnings = [] } = await answerTo(parseArguments(argv), streams, version);
    for (const warning of warnings) streams.error(warning);
    let last = '\n';
    for (const piece of text) {
      if (piece === '') continue;
      streams.output(piece);
      last = piece.slice(-1);
    }
    if (last !== '\n') streams.output('\n');
    for (const error of errors) streams.error(mistakeLine(error));
    return errors.length === 0 ? 0 : 2;
  } catch (error) {
    if (error instanceof BadInput) {
      streams.error(error.message);
      return 2;
    }
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    streams.error(`heapglass: this is a mistake of Heapglass, please report it: ${printable(said)}\n`);
    return 1;
  }
}

interface Answer {
  /** In pieces; a missing last newline is added. */
  readonly text: Iterable<string>;
  /** Lines of a script that have no value; each becomes a line of the error stream. */
  readonly errors?: readonly string[];
  /** Finished lines for the error stream. They are held back when there is no answer. */
  readonly warnings?: readonly string[];
}

async function answerTo(command: Command, streams: Streams, version: string): Promise<Answer> {
  switch (command.kind) {
    case 'help':
      return { text: [HELP] };
    case 'version':
      return { text: [`heapglass ${version}`] };
    case 'mistake':
      throw new BadInput(mistakeLine(command.problem));
    case 'info': {
      const { snapshots, warnings } = await openFiles([command.file], streams);
      const [snapshot] = snapshots.heaps();
      if (snapshot === undefined) return { text: [] };
      return { text: [command.json ? jsonText(infoJson(snapshot)) : printable(infoText(snapshot))], warnings };
    }
    case 'eval': {
      const { snapshots, warnings } = await openFiles(command.files, streams);
      return { text: evaluateOne(snapshots, command.expression, command.json), warnings };
    }
    case 'script': {
      const script = await readScript(command.script, streams);
      const { snapshots, warnings } = await openFiles(command.files, streams);
      const answers = evaluateScript(snapshots, script);
      return { ...(command.json ? { text: [jsonText(answers)] } : scriptText(answers, command.script)), warnings };
    }
  }
}

/** Stands for a line that failed: without it the line would look like an assignment, which prints nothing. */
const NO_VALUE = '# no value; see standard error';

function scriptText(answers: readonly ScriptAnswer[], script: string): Answer {
  const texts = answers.map((answer) => {
    if ('error' in answer) return `>>> ${answer.expression}\n${NO_VALUE}`;
    return `>>> ${answer.expression}${answer.text === '' ? '' : `\n${answer.text.replace(/\n$/, '')}`}`;
  });
  const errors = answers.flatMap((answer) =>
    'error' in answer ? [`${script}: ${answer.expression}: ${answer.error}`] : [],
  );
  return { text: [printable(texts.join('\n'))], errors };
}
