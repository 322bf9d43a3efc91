import { awsAdaptivePeer } from './aws-adaptive.ts';
import { bottleneckPeers } from './bottleneck.ts';
import type { Client } from './client.ts';
import { kyPeers } from './ky.ts';
import { octokitPeer } from './octokit.ts';
import { pQueuePeers } from './p-queue.ts';
import { queryCorePeer } from './query-core.ts';

export const PEERS: readonly Client[] = [
  ...pQueuePeers,
  ...bottleneckPeers,
  octokitPeer,
  ...kyPeers,
  queryCorePeer,
  awsAdaptivePeer,
];
