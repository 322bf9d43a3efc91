/**
 * A control plane: one ZenML Pro API with its dashboard. `id` is what messages carry, so that no message
 * carries a URL.
 */
export interface ControlPlane {
  id: string;
  name: string;
  /** Origin of the dashboard, e.g. `https://cloud.zenml.io`. */
  dashboardOrigin: string;
  /** Origin of the API; on self-hosted control planes the same as the dashboard's. */
  apiOrigin: string;
}

/** ZenML's own, on https://cloud.zenml.io. */
export const ZENML_CLOUD: ControlPlane = {
  id: 'zenml-cloud',
  name: 'cloud.zenml.io',
  dashboardOrigin: 'https://cloud.zenml.io',
  apiOrigin: 'https://cloudapi.zenml.io',
};
