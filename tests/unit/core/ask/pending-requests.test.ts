import { expect, it } from 'vitest';
import { PendingRequests } from '../../../../renderer/core/ask/pending-requests';

const givenUp = { ended: 'it has ended three times', progressed: 'it was at it fifty times' };

/** A table of requests whose peer records what it is sent. */
function open() {
  const sent: [number, string][] = [];
  const pending = new PendingRequests<string>((ticket, request) => {
    sent.push([ticket, request]);
  }, givenUp);
  return { sent, pending };
}

it('brings an answer to the request of its ticket, whatever the order', async () => {
  const { sent, pending } = open();
  const answers = [pending.ask('first'), pending.ask('second')];
  expect(sent.map(([, request]) => request)).toEqual(['first', 'second']);
  for (const [ticket, request] of sent.toReversed()) {
    expect(pending.resolve(ticket, `${request} answer`)).toBe(request);
  }
  expect(await Promise.all(answers)).toEqual(['first answer', 'second answer']);
  expect(pending.size).toBe(0);
});

it('takes one answer, and none that was not asked for', () => {
  const { sent, pending } = open();
  void pending.ask('one');
  const [[ticket]] = sent as [[number, string]];
  expect(pending.resolve(ticket, 1)).toBe('one');
  expect(pending.resolve(ticket, 2)).toBeNull();
  expect(pending.resolve(77, 3)).toBeNull();
});

it('asks the next peer again, and gives up after three that have ended in a row', async () => {
  const { sent, pending } = open();
  const answer = pending.ask('deadly');
  pending.peerEnded();
  pending.peerEnded();
  expect(sent).toHaveLength(3);
  pending.peerEnded();
  await expect(answer).rejects.toThrow(givenUp.ended);
  expect(sent).toHaveLength(3);
});

it('counts anew when a peer got further, up to fifty steps', async () => {
  const { sent, pending } = open();
  const answer = pending.ask('long');
  for (const progress of [0, 0, 1, 0, 0, 48]) pending.peerEnded(progress);
  expect(sent).toHaveLength(7);
  pending.peerEnded(1);
  await expect(answer).rejects.toThrow(givenUp.progressed);
});

it('fails a request that cannot be sent, and leaves the others', async () => {
  const pending = new PendingRequests<string>(async (_ticket, request) => {
    if (request === 'bad') throw new Error('cannot be cloned');
  }, givenUp);
  const good = pending.ask<number>('good');
  await expect(pending.ask('bad')).rejects.toThrow('cannot be cloned');
  pending.resolve(1, 42);
  expect(await good).toBe(42);
});
