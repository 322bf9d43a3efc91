import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** What the release asks the browser and the person for. A change here is a change of what users consent to. */
const release = join(import.meta.dirname, '../../.output/chrome-mv3');
const manifest = JSON.parse(readFileSync(join(release, 'manifest.json'), 'utf8')) as Record<string, unknown>;

describe('the release', () => {
  it('asks for exactly this', () => {
    const { version, description, name, short_name, icons, ...asked } = manifest;
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect([description, name, short_name]).toEqual([
      '__MSG_extension_description__',
      '__MSG_extension_name__',
      '__MSG_extension_short_name__',
    ]);
    expect(Object.keys(icons as object)).toEqual(['16', '32', '48', '128']);
    expect(asked).toMatchInlineSnapshot(`
      {
        "action": {
          "default_popup": "popup.html",
          "default_title": "__MSG_extension_name__",
        },
        "background": {
          "service_worker": "background.js",
        },
        "commands": {
          "_execute_action": {
            "suggested_key": {
              "default": "Alt+Shift+K",
            },
          },
          "check-here": {
            "description": "__MSG_command_check_here__",
            "suggested_key": {
              "default": "Alt+Shift+Y",
            },
          },
          "toggle-sidebar": {
            "description": "__MSG_command_toggle_sidebar__",
            "suggested_key": {
              "default": "Alt+Shift+J",
            },
          },
        },
        "content_scripts": [
          {
            "js": [
              "launcher.js",
            ],
            "matches": [
              "https://cloud.zenml.io/*",
            ],
            "run_at": "document_idle",
          },
        ],
        "content_security_policy": {
          "extension_pages": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types sidecar-parts",
        },
        "default_locale": "en",
        "host_permissions": [
          "https://cloud.zenml.io/*",
          "https://cloudapi.zenml.io/*",
        ],
        "incognito": "split",
        "manifest_version": 3,
        "minimum_chrome_version": "121",
        "optional_host_permissions": [
          "https://*/*",
        ],
        "options_ui": {
          "open_in_tab": true,
          "page": "options.html",
        },
        "permissions": [
          "storage",
          "contextMenus",
          "scripting",
          "alarms",
        ],
        "storage": {
          "managed_schema": "managed-schema.json",
        },
      }
    `);
  });

  it('costs a page that never uses it 3.5 KB, gzipped', () => {
    expect(gzipSync(readFileSync(join(release, 'launcher.js')), { level: 9 }).length).toBeLessThanOrEqual(
      3.5 * 1024,
    );
  });

  it('has shadow roots that pages cannot look into, and no code of the test build', () => {
    const scripts = readdirSync(release, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    expect(scripts.length).toBeGreaterThan(3);
    for (const name of scripts) {
      const text = readFileSync(join(release, name), 'utf8');
      expect(text.includes('"open"') && /attachShadow/.test(text), name).toBe(false);
      expect(text, name).not.toMatch(/\beval\(|new Function\(/);
      // What the worker offers to the end-to-end tests.
      expect(text, name).not.toContain('sidecarTest');
      // The locales of the full zod: a sign that somebody imported it.
      expect(text, name).not.toMatch(/Ungültige Eingabe|Entrée invalide/);
    }
  });
});
