/** ZenML's own dashboards have ids of their own. */
const OWN: Record<string, string> = {
  'https://cloud.zenml.io': 'zenml-cloud',
  'https://staging.cloud.zenml.io': 'zenml-staging',
};

/**
 * The id of the control plane whose dashboard is at an origin, which is the same each time it is added. Apart from
 * `control-plane.ts`, so that the launcher, which every page of a dashboard runs, knows its own by its address.
 */
export const controlPlaneIdAt = (dashboardOrigin: string): string =>
  OWN[dashboardOrigin] ?? `at-${new URL(dashboardOrigin).host}`;
