import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { launch } from './launch.ts';

/** Runs on every dashboard page, so it is as good as nothing until it is used. */
export default defineUnlistedScript(launch);
