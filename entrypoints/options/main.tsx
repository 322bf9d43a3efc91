import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Options } from '#components/app/Options.tsx';
import { setMessageSource } from '#lib/i18n.ts';
import { activity } from '#lib/messaging.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { changedSignal } from '#lib/storage.ts';
import { namePage } from '../own-page/own-page.ts';

setMessageSource(browser.i18n);
namePage();

/** New answers were stored, or the person has come back to this page. */
function onChanged(listener: () => void): () => void {
  const stop = changedSignal.watch(listener);
  window.addEventListener('focus', listener);
  return () => {
    stop();
    window.removeEventListener('focus', listener);
  };
}

render(
  <Options controlPlanes={[ZENML_CLOUD]} activity={activity} onChanged={onChanged} />,
  document.getElementById('app') as HTMLElement,
);
