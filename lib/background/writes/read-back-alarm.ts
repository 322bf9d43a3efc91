/** The name of the alarm that has writes looked after which nobody knows what became of. */
export const READ_BACK_ALARM = 'read-back';

/** Whether an alarm of this name is that one. */
export const isReadBackAlarm = (name: string): boolean => name === READ_BACK_ALARM;
