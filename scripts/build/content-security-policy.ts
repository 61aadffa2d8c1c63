/** The page's content security policy: the wall behind "nothing leaves this computer". */
import type { Plugin } from 'vite';

/** Where the page's own code and styles may come from: `'self'`, or hashes when they stand in the file itself. */
export interface OwnSources {
  readonly script: string;
  readonly style: string;
}

/** Sources of the site: files beside the page. */
export const BESIDE_THE_PAGE: OwnSources = { script: "'self'", style: "'self'" };

/**
 * The policy as one line. `connect-src 'none'` covers fetch, XHR, beacons, WebSocket, EventSource; workers can only be blobs
 * made by the page, and those inherit the policy. It does not cover WebRTC: no browser knows the `webrtc` directive yet
 * (Chromium prints an error for it), so the page gives that interface up at its start (src/client/seal-page.ts).
 */
export function contentSecurityPolicy(own: OwnSources): string {
  return [
    "default-src 'none'",
    `script-src ${own.script}`,
    'worker-src blob:',
    `style-src ${own.style}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** The policy as the element that carries it in the page. */
export function policyElement(policy: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll('"', '&quot;')}" />`;
}

/** Puts the policy first into the built page's head. Not in development: the dev server's reload needs a WebSocket. */
export function policyInPage(): Plugin {
  return {
    name: 'heapglass-policy-in-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(/<head>/i, `<head>\n    ${policyElement(contentSecurityPolicy(BESIDE_THE_PAGE))}`),
    },
  };
}

/** Sends the same policy as a header from `vite preview`, with the parts that only headers can carry. */
export function policyInPreview(): Plugin {
  return {
    name: 'heapglass-policy-in-preview',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        // The one-file edition pins its own hashes in a meta element; `script-src 'self'` on top would forbid it.
        const carriesItsOwn = request.url?.split(/[?#]/)[0].endsWith('/heapglass.html') ?? false;
        const ancestors = "frame-ancestors 'none'";
        response.setHeader(
          'Content-Security-Policy',
          carriesItsOwn ? ancestors : `${contentSecurityPolicy(BESIDE_THE_PAGE)}; ${ancestors}`,
        );
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
        response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
        response.setHeader('Referrer-Policy', 'no-referrer');
        response.setHeader('X-Content-Type-Options', 'nosniff');
        next();
      });
    },
  };
}
