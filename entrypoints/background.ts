import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { earlySession } from '#lib/background/early-session.ts';
import { earlyAccess } from '#lib/background/host-access.ts';
import { startWorker } from '#lib/background/start-worker.ts';
import { useWorkerParts } from '#lib/background/worker-parts.ts';
import { readControlPlanesEarly } from '#lib/early-reads.ts';
import { setMessageSource } from '#lib/i18n.ts';

export default defineBackground({
  main() {
    readControlPlanesEarly();
    earlySession.begin();
    earlyAccess.begin();
    useWorkerParts();
    setMessageSource(browser.i18n);
    startWorker();
  },
});
