import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readEarly } from '#lib/early-reads.ts';

/** The first script of the popup and the full page. */
export default defineUnlistedScript(readEarly);
