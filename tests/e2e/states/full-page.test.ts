import { checkStates } from './check-states.ts';

checkStates('full page');
