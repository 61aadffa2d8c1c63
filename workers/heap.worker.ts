/** The worker: a session behind Comlink. */
import { expose } from 'comlink';
import { channelPace } from './pace.ts';
import { createSession } from './session.ts';

expose(createSession({ pace: channelPace() }));
