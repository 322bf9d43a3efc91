import { render } from 'preact';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import { beginPage } from '../own-page/own-page.ts';
import { optionsPlatform } from './options-platform.ts';

beginPage();

render(<OptionsPage platform={optionsPlatform()} />, document.getElementById('app') as HTMLElement);
