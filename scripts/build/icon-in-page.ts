/** The page's icon as part of the page: browsers ask for a linked one again and again, also after load. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Replaces the address of the SVG icon by its content. */
export function iconInPage(publicFolder: string): Plugin {
  return {
    name: 'heapglass-icon-in-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(/(<link rel="icon" href=")\.?\/(\w+\.svg)"/, (_link, start: string, name: string) => {
          const icon = readFileSync(join(publicFolder, name)).toString('base64');
          return `${start}data:image/svg+xml;base64,${icon}"`;
        }),
    },
  };
}
