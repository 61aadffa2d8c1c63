/** Lets the page load every part of itself at once, so that nothing is requested later: not even its own files. */
import type { Plugin } from 'vite';

/** Names all chunks of the bundle as `modulepreload`: fetched with the page, run when first imported. */
export function preloadChunks(): Plugin {
  return {
    name: 'heapglass-preload-chunks',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const later = Object.values(bundle).filter((part) => part.type === 'chunk' && !html.includes(part.fileName));
        return later.map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
