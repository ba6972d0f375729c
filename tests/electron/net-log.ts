import { expect } from '@playwright/test';

interface NetEvent {
  type: number;
  params?: { host?: string; address?: string; byte_count?: number };
}

/**
 * The hosts for which the system or a DNS server was asked; a name that a rule refuses is not among
 * them.
 */
export function questionsIn(log: string): string[] {
  const kinds = ['HOST_RESOLVER_MANAGER_JOB', 'HOST_RESOLVER_SYSTEM_TASK', 'DNS_TRANSACTION'];
  return eventsOf(log, kinds).map(
    ({ params }) => params?.host ?? 'a host that the log does not name',
  );
}

/**
 * Sent packets and TCP connections. Connecting a UDP socket sends nothing: Chromium does so to ask the
 * system whether it has a route for IPv6.
 */
export function packetsIn(log: string): string[] {
  const kinds = ['UDP_BYTES_SENT', 'TCP_CONNECT_ATTEMPT', 'SOCKET_BYTES_SENT'];
  return eventsOf(log, kinds).map(({ params }) => JSON.stringify(params ?? {}));
}

function eventsOf(log: string, kinds: readonly string[]): NetEvent[] {
  const { constants, events } = JSON.parse(log) as {
    constants: { logEventTypes: Record<string, number> };
    events: NetEvent[];
  };
  const wanted = new Set(kinds.map((kind) => constants.logEventTypes[kind]));
  expect(wanted.has(undefined), 'the log names its events as it used to').toBe(false);
  return events.filter(({ type }) => wanted.has(type));
}
