import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sayUpdated } from './say-updated.ts';

/** Put beside the launcher by the worker, into pages that were open while the extension was updated. */
export default defineUnlistedScript(sayUpdated);
