/** The page's side of the border: the one file where the page knows that the service is remote. */
import { proxy, wrap, type Endpoint, type Remote } from 'comlink';
import type { Failure } from '../protocol/failures.ts';
import type { HeapService, OnProgress, Outcome } from '../protocol/service.ts';

/** A worker, or what stands for one in a test. */
export interface WorkerHost {
  readonly endpoint: Endpoint;
  /** Calls back, at most once, when the other side can no longer answer; `message` is what is known of the reason. */
  onDeath(listener: (message: string) => void): void;
  terminate(): void;
}

/** The service of one worker. Every call settles: with the worker's answer, or with `worker-died`. */
export interface Connection {
  readonly service: HeapService;
  /** Settles when the worker dies, with the failure that every call then gives; never rejects. */
  readonly died: Promise<Failure>;
  readonly isAlive: boolean;
  /** Ends the worker; pending calls give `worker-died`. */
  close(): void;
  /** Ends the worker and starts a new one, which knows no snapshot. */
  restart(): Connection;
}

// Comlink drops the port of a wrapped proxy that is collected, and its pending calls would never settle; this holds them.
const living = new Set<Remote<HeapService>>();

/** Starts a worker and connects to it. */
export function connect(spawn: () => WorkerHost): Connection {
  const host = spawn();
  const remote = wrap<HeapService>(host.endpoint);
  living.add(remote);
  const calls = openCalls();
  let die: (failure: Failure) => void = () => undefined;
  const died = new Promise<Failure>((resolve) => (die = resolve));

  function end(message: string): void {
    if (calls.isOver()) return;
    living.delete(remote);
    const failure: Failure = { code: 'worker-died', facts: { message } };
    calls.endAll(failure);
    die(failure);
  }
  host.onDeath(end);

  function close(): void {
    end('closed');
    host.terminate();
  }

  return {
    service: settling(remote, calls),
    died,
    get isAlive() {
      return !calls.isOver();
    },
    close,
    restart() {
      close();
      return connect(spawn);
    },
  };
}

/** The calls that wait for an answer. Not `Promise.race` against one long promise: that would hold every answer ever given. */
interface OpenCalls {
  /** What `answer` gives, or what the end of all calls gives, whichever is first. */
  settle<T>(answer: () => Promise<T>, atEnd: (failure: Failure) => T): Promise<T>;
  endAll(failure: Failure): void;
  isOver(): boolean;
}

function openCalls(): OpenCalls {
  const waiting = new Set<(failure: Failure) => void>();
  let over: Failure | undefined;
  return {
    settle(answer, atEnd) {
      if (over !== undefined) return Promise.resolve(atEnd(over));
      return new Promise((resolve) => {
        const end = (failure: Failure): void => resolve(atEnd(failure));
        waiting.add(end);
        const settled = answer().catch((error: unknown) => atEnd(brokenCall(error)));
        void settled.then(resolve).finally(() => waiting.delete(end));
      });
    },
    endAll(failure) {
      over = failure;
      for (const end of [...waiting]) end(failure);
      waiting.clear();
    },
    isOver: () => over !== undefined,
  };
}

/** Comlink leaves a call to a dead worker pending for ever; these do not. */
function settling(remote: Remote<HeapService>, calls: OpenCalls): HeapService {
  const asked = <T>(answer: () => Promise<Outcome<T>>): Promise<Outcome<T>> =>
    calls.settle(answer, (failure) => ({ ok: false, failure }));
  const told = (answer: () => Promise<void>): Promise<void> => calls.settle(answer, () => undefined);
  return {
    peek: (file) => asked(() => remote.peek(file)),
    open: (job, file, name, onProgress) =>
      listen(onProgress, (heard) => asked(() => remote.open(job, file, name, heard))),
    close: (id) => told(() => remote.close(id)),
    cancel: (job) => told(() => remote.cancel(job)),
    relations: (of) => asked(() => remote.relations(of)),
    overview: (job, of, onProgress) => listen(onProgress, (heard) => asked(() => remote.overview(job, of, heard))),
    describe: (job, query, onProgress) =>
      listen(onProgress, (heard) => asked(() => remote.describe(job, query, heard))),
    kinds: (job, query, range, onProgress) =>
      listenIfAsked(onProgress, (heard) => asked(() => remote.kinds(job, query, range, heard))),
    objects: (job, query, range, onProgress) =>
      listenIfAsked(onProgress, (heard) => asked(() => remote.objects(job, query, range, heard))),
    object: (job, of, id) => asked(() => remote.object(job, of, id)),
    references: (job, of, id, direction, range) => asked(() => remote.references(job, of, id, direction, range)),
    run: (job, source, selected, onProgress) =>
      listen(onProgress, (heard) => asked(() => remote.run(job, source, selected, heard))),
    complete: (source, position, selected) => asked(() => remote.complete(source, position, selected)),
  };
}

/** Makes a progress callback callable from the other side, and deaf once its call has settled: late messages overtake answers. */
async function listen<T>(onProgress: OnProgress, call: (heard: OnProgress) => Promise<T>): Promise<T> {
  let isOpen = true;
  const heard = proxy<OnProgress>((progress) => {
    if (isOpen) onProgress(progress);
  });
  try {
    return await call(heard);
  } finally {
    isOpen = false;
  }
}

/** Pages of rows are many: one that nobody watches needs no channel. */
function listenIfAsked<T>(onProgress: OnProgress | undefined, call: (heard?: OnProgress) => Promise<T>): Promise<T> {
  return onProgress === undefined ? call() : listen(onProgress, call);
}

/** The session never rejects; what does is the transport: an argument or an answer that cannot be cloned. */
function brokenCall(error: unknown): Failure {
  const said = error instanceof Error ? error : new Error(String(error));
  return { code: 'internal', facts: { message: said.message, stack: said.stack ?? '' } };
}
