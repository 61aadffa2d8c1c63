/** Ways to send something out of a page, each tried from inside it. All functions here run in the browser. */

export interface Target {
  readonly url: string;
  readonly udpPort: number;
}

/** Every name that arrives at the second origin when nothing stops it. */
export const WAYS_OUT = [
  'fetch',
  'xhr',
  'image',
  'beacon',
  'websocket',
  'event-source',
  'script',
  'import',
  'style',
  'frame',
  'form',
  'prefetch',
  'worker-fetch',
  'worker-xhr',
  'worker-websocket',
  'worker-importScripts',
  'webrtc',
] as const;

/** Ways that need no element; a way that throws at once has failed, which is what its caller counts at the other end. */
export function tryConnections({ url, udpPort }: Target): void {
  const ways: readonly (() => unknown)[] = [
    () => fetch(`${url}/fetch`, { mode: 'no-cors' }).catch(() => undefined),
    () => {
      const request = new XMLHttpRequest();
      request.open('GET', `${url}/xhr`);
      request.send();
    },
    () => {
      new Image().src = `${url}/image`;
    },
    () => navigator.sendBeacon(`${url}/beacon`, 'x'),
    () => new WebSocket(`${url.replace('http', 'ws')}/websocket`),
    () => new EventSource(`${url}/event-source`),
    () => import(`${url}/import`).catch(() => undefined),
    async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udpPort}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
    },
  ];
  for (const way of ways) {
    try {
      void Promise.resolve(way()).catch(() => undefined);
    } catch {
      // Refused at once.
    }
  }
}

/** Ways through elements. */
export function tryElements({ url }: Target): void {
  const add = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    try {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
      if (element instanceof HTMLFormElement) element.submit();
    } catch {
      // Refused at once.
    }
  };
  add('script', { src: `${url}/script` });
  add('link', { rel: 'stylesheet', href: `${url}/style` });
  add('link', { rel: 'prefetch', href: `${url}/prefetch` });
  add('iframe', { src: `${url}/frame`, name: 'sink' });
  add('iframe', { name: 'form-sink' });
  add('form', { action: `${url}/form`, method: 'post', target: 'form-sink' });
}

/** Ways from a blob worker that the page makes, as the app makes its own. */
export function tryWorker({ url }: Target): void {
  const source = `
    const url = ${JSON.stringify(url)};
    const ways = [
      () => fetch(url + '/worker-fetch', { mode: 'no-cors' }).catch(() => undefined),
      () => { const r = new XMLHttpRequest(); r.open('GET', url + '/worker-xhr'); r.send(); },
      () => new WebSocket(url.replace('http', 'ws') + '/worker-websocket'),
      () => importScripts(url + '/worker-importScripts'),
      () => { try { (0, eval)('1'); postMessage('evaluated'); } catch { postMessage('refused'); } },
    ];
    for (const way of ways) try { way(); } catch {}
  `;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  worker.addEventListener('message', ({ data }) => {
    (globalThis as { __workerEval?: unknown }).__workerEval = data;
  });
}

/** Ways to turn text into code. In a timer: what `evaluate` calls directly is exempt from the policy. Gives those that worked. */
export function tryEvaluation(): Promise<readonly string[]> {
  const worked: string[] = [];
  const page = globalThis as { __worked?: (way: string) => void };
  page.__worked = (way) => worked.push(way);
  const ways: readonly (() => void)[] = [
    () => void (0, eval)('__worked("eval")'),
    () => void new Function('__worked("function")')(),
    () => void setTimeout('__worked("timer")' as unknown as () => void, 0),
    () => {
      const element = document.createElement('div');
      element.innerHTML = '<img src="data:," onerror="__worked(\'markup\')">';
      document.body.append(element);
    },
    () => {
      const script = document.createElement('script');
      script.textContent = '__worked("script")';
      document.body.append(script);
    },
    () => {
      const style = document.createElement('style');
      style.textContent = 'body { --injected: 1 }';
      document.body.append(style);
      if (getComputedStyle(document.body).getPropertyValue('--injected') === '1') worked.push('style');
    },
    () => {
      const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } };
      trustedTypes?.createPolicy('second', {});
      worked.push('policy');
    },
  ];
  return new Promise((resolve) => {
    setTimeout(() => {
      for (const way of ways) {
        try {
          way();
        } catch {
          // Refused.
        }
      }
      setTimeout(() => resolve(worked.sort()), 500);
    }, 0);
  });
}
