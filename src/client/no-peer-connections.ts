/**
 * Gives up WebRTC: the one way to the network that a content security policy cannot close (docs/adr/0016). Imported for its
 * effect, before anything else.
 */
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection']) {
  Reflect.deleteProperty(globalThis, name);
}
