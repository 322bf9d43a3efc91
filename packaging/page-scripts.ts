import { basename, dirname } from 'node:path';
import type { Plugin } from 'vite';
import english from '../public/_locales/en/messages.json' with { type: 'json' };
import { builtSurfaces } from './parts.ts';

/** What a page of ours has in its source, for the reader and for nobody else: its script is built with the others. */
const SOURCE = /\s*<script type="module" src="\.\/main\.tsx"><\/script>/;

/** What a page is called, which browsers put in for none: until its script speaks the reader's language, it says so in English, as its markup does. */
const NAME = '__MSG_extension_name__';

/** What Vite makes of a page without a script, for WXT's plugins, of which we have none. */
const EMPTY = /\s*<script type="module" crossorigin src="\/(?<file>chunks\/[^"]+)"><\/script>/;

/**
 * Puts the scripts of each of our own pages, which are built with the sidebar's (`parts.ts`), into its markup.
 */
export function pageScripts(): Plugin[] {
  const empty = new Set<string>();
  return [
    {
      name: 'sidecar:page-source',
      config: () => ({ build: { modulePreload: false } }),
      transformIndexHtml: {
        order: 'pre',
        handler: (html) => html.replace(SOURCE, '').replace(NAME, english.extension_name.message),
      },
    },
    {
      name: 'sidecar:page-scripts',
      enforce: 'post',
      transformIndexHtml: {
        order: 'post',
        handler(html, { filename }) {
          const file = EMPTY.exec(html)?.groups?.file;
          if (file) empty.add(file);
          const scripts = builtSurfaces().scripts[basename(dirname(filename))] ?? [];
          return {
            html: html.replace(EMPTY, ''),
            tags: scripts.map((src) => ({
              tag: 'script',
              attrs: { src: `/${src}`, defer: true },
              injectTo: 'head',
            })),
          };
        },
      },
      generateBundle: {
        order: 'post',
        handler(_, bundle) {
          for (const file of empty) {
            const chunk = bundle[file];
            if (chunk?.type !== 'chunk' || chunk.exports.length > 0 || chunk.code.length > 200)
              throw new Error(`A page has a script that is not built with the others: ${file}`);
            delete bundle[file];
          }
        },
      },
    },
  ];
}
