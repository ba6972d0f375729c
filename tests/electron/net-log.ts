import { expect } from '@playwright/test';

/** The hosts that the network service was asked to resolve. */
export function questionsIn(log: string): string[] {
  const { constants, events } = JSON.parse(log) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: { host?: string } }[];
  };
  const kinds = ['HOST_RESOLVER_MANAGER_REQUEST', 'HOST_RESOLVER_MANAGER_JOB', 'DNS_TRANSACTION'];
  const asked = new Set(kinds.map((kind) => constants.logEventTypes[kind]));
  expect(asked.has(undefined), 'the log names its events as it used to').toBe(false);
  return events.flatMap(({ type, params }) =>
    asked.has(type) && params?.host ? [params.host] : [],
  );
}
