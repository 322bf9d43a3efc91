import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../setup/run.mjs';

const FILES = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Blank',
    version: '1',
    background: { service_worker: 'background.js' },
    action: { default_popup: 'popup.html' },
    content_scripts: [{ matches: ['https://cloud.zenml.io/*'], js: ['content.js'], run_at: 'document_idle' }],
  }),
  // A worker that can be asked something, and nothing else.
  'background.js':
    'chrome.runtime.onMessage.addListener((message, sender, reply) => reply({ answer: message }));\n',
  'popup.html': '<!doctype html><meta charset="utf-8" /><title>Blank</title><p>Blank</p>\n',
  'content.js': '0;\n',
};

/** An extension that does as good as nothing, of the same parts as ours: what anything costs beside it is our doing. */
export function blankExtension(): string {
  const folder = join(root, '.output/bench-blank');
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
  return folder;
}
