// @vitest-environment node
import { expect, it } from 'vitest';
import type { QueueRequest } from '#lib/api/queue/job.ts';
import { createAnswers } from '#lib/background/answers.ts';
import { operations } from '#lib/background/operations/index.ts';
import { readSession } from '#lib/background/operations/session.ts';
import { createWorkerApi, createWorkerQueue } from '#lib/background/worker-api.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { localWorker, useLocalWorker } from './local-worker.ts';

useLocalWorker();

it('names the question that each request is sent for, so that the queue can have questions take turns', async () => {
  const { controlPlane } = await localWorker('ada@northwind.example', { resourceForm: 'workspace' });
  const origin = new URL(controlPlane.apiUrl).origin;
  const asked = { id: 'local', name: 'local', dashboardOrigin: origin, apiOrigin: origin };
  const sent: QueueRequest[] = [];
  const queue = createWorkerQueue();
  const api = createWorkerApi({
    ...queue,
    request: (request) => {
      sent.push(request);
      return queue.request(request);
    },
  });
  const answers = createAnswers({
    operations: operations(api),
    readSession: (controlPlane) => readSession(api, controlPlane),
    onAccount: () => undefined,
  });
  const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
  const place = { ...NOWHERE, workspace: 'prod-vision' };
  await answers.ask(asked, 'people', { organizationId });
  await answers.ask(asked, 'permissionCheck', { place });

  const paths = (question: string) =>
    sent
      .filter(({ source }) => source?.includes(question))
      .map(({ url }) => new URL(url).pathname.replace(/[0-9a-f-]{36}/, '*'));
  expect(new Set(paths(`/people/{"organizationId":"${organizationId}"}`))).toEqual(
    new Set([
      '/organizations/*/members',
      '/organizations/*/roles',
      '/organizations/*/teams',
      '/teams/*/members',
    ]),
  );
  expect(new Set(paths('/permissionCheck/'))).toEqual(new Set(['/permissions', '/rbac/check_permissions']));
  // A question that another one asks is one of its own.
  expect(paths('/workspace/')).toEqual(['/workspaces/prod-vision']);
  const unnamed = sent.filter(({ source }) => !source).map(({ url }) => new URL(url).pathname);
  expect(new Set(unnamed)).toEqual(new Set(['/openapi.json', '/users/me']));
});
