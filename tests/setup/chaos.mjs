// `npm run chaos`: uses what the end-to-end tests drive at random (tests/chaos/README.md).
import { runOnBuild } from './run-on-build.mjs';

await runOnBuild('tests/chaos/chaos.ts');
