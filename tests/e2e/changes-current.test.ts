import { testEveryChange } from './harness/every-change.ts';

testEveryChange('current');
