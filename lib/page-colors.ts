import type { EnvironmentColor } from './model/environment.ts';

/**
 * The colours of what stands in the dashboard's page outside of the sidebar. They are the same on light and dark
 * pages, since a page's theme need not be the system's; white on each of them has a contrast of at least 5:1. All other
 * colours are tokens of `components/ui/style/tokens.css`.
 */
export const PAGE_COLORS = {
  ink: '#fff',
  accent: '#5b3fc4',
  accentHover: '#4b32a8',
  shadow: 'rgb(0 0 0 / 30%)',
} as const;

export const PAGE_ENVIRONMENT_COLORS: Record<EnvironmentColor, string> = {
  red: '#b3261e',
  amber: '#855000',
  green: '#1b6e3c',
  blue: '#1a5fb4',
  violet: '#6b35b8',
  grey: '#4d5156',
};
