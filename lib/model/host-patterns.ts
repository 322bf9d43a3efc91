import type { Origins } from './control-plane.ts';

/**
 * Match pattern of every page of an origin's host, on whatever port: Firefox knows no ports in patterns, so what runs in a page
 * still compares its exact origin.
 */
export const originPattern = (origin: string): string => `https://${new URL(origin).hostname}/*`;

/** The one or two hosts of a control plane, as browsers are asked for them. */
export const hostPatterns = ({ dashboardOrigin, apiOrigin }: Origins): string[] => [
  ...new Set([dashboardOrigin, apiOrigin].map(originPattern)),
];
