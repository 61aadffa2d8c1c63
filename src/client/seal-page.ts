/**
 * Shuts what the page itself must shut before any other code of it runs; imported first, for its effect (docs/adr/0016).
 *
 * - The one Trusted Types policy: scripts come from nowhere but blobs that the page made, which is how its worker starts.
 *   Markup and code made of text have no way in at all.
 * - WebRTC, the one way to the network that a content security policy cannot close, is given up.
 */

interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string | null }): unknown;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', { createScriptURL: (url) => (url.startsWith('blob:') ? url : null) });

for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection']) {
  Reflect.deleteProperty(globalThis, name);
}
