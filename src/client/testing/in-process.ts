/** The real session at the other end of a MessageChannel, in this process: what tests use for a worker. */
import { expose } from 'comlink';
import { createSession, type Session } from '../../../workers/session.ts';
import type { WorkerHost } from '../connect.ts';

export interface InProcess extends WorkerHost {
  readonly session: Session;
  /** Ends the other side as a crash does: without an answer to what is pending. */
  crash(): void;
}

/** Starts a session; its jobs breathe as in Node. */
export function inProcess(): InProcess {
  const { port1, port2 } = new MessageChannel();
  const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const session = createSession({ pace: { now: () => performance.now(), breathe } });
  expose(session, port2);
  return {
    session,
    endpoint: port1,
    onDeath: (listener) => port1.addEventListener('close', () => listener('the port was closed'), { once: true }),
    terminate: () => port1.close(),
    crash: () => port2.close(),
  };
}
