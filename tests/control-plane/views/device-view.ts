import type { DeviceRecord } from '../state/records.ts';
import { naiveTimestamp } from '../state/timestamp.ts';

/** A device that was signed in from the command line; its secret code is left out. */
export function deviceView(device: DeviceRecord) {
  const { device_code: _code, created, expires, trusted, ...rest } = device;
  return {
    ...rest,
    trusted_device: trusted,
    created: naiveTimestamp(created),
    updated: naiveTimestamp(created),
    expires: naiveTimestamp(expires),
  };
}
