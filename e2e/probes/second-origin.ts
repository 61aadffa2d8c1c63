/** Another origin, alive: whatever leaves the page would arrive here, by HTTP, WebSocket or UDP. */
import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SecondOrigin {
  readonly url: string;
  /** Port that counts STUN packets of WebRTC. */
  readonly udpPort: number;
  /** Names of what arrived so far: the first part of the path, or `webrtc`. */
  hits(): readonly string[];
  forget(): void;
  close(): Promise<void>;
}

/** The shortest valid answers, so that every kind of request succeeds where it is let through. */
const BODIES: Readonly<Record<string, readonly [type: string, body: string]>> = {
  script: ['text/javascript', 'globalThis.__fromSecondOrigin = true;'],
  import: ['text/javascript', 'export const x = 1;'],
  importScripts: ['text/javascript', ';'],
  style: ['text/css', 'p { color: red }'],
  image: ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  'event-source': ['text/event-stream', 'data: x\n\n'],
};

/** Starts it on free ports of this machine. */
export async function startSecondOrigin(): Promise<SecondOrigin> {
  let seen: string[] = [];
  const nameOf = (request: IncomingMessage) => (request.url ?? '/').split('/')[1] ?? '';
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const name = nameOf(request);
    seen.push(name);
    const [type, body] = BODIES[name.replace(/^worker-/, '')] ?? ['text/plain', 'x'];
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Content-Type', type);
    response.end(body);
  });
  server.on('upgrade', (request, socket) => {
    seen.push(nameOf(request));
    const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
  });
  const udp = createSocket('udp4');
  udp.on('message', () => seen.push('webrtc'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    udpPort: udp.address().port,
    hits: () => seen,
    forget: () => {
      seen = [];
    },
    async close() {
      udp.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
