// `npm run screens`: has what the end-to-end tests drive photographed.
import { runOnBuild } from './run-on-build.mjs';

await runOnBuild('tests/screens/screens.ts');
