const PREFIX = 'changes:';

/** The name of the alarm that has a change gone on with. */
export const changeAlarm = (changeId: string): string => `${PREFIX}${changeId}`;

/** Whether an alarm of this name is such a one. */
export const isChangeAlarm = (name: string): boolean => name.startsWith(PREFIX);
