import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import { setMessageSource } from '#lib/i18n.ts';
import { namePage } from '../own-page/own-page.ts';
import { optionsPlatform } from './options-platform.ts';

setMessageSource(browser.i18n);
namePage();

render(<OptionsPage platform={optionsPlatform()} />, document.getElementById('app') as HTMLElement);
