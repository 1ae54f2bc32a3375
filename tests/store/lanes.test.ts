import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type pg from 'pg';
import { expect, it } from 'vitest';
import { lanesOf, type NamedStatement } from '../../src/store/lanes.ts';

const statement: NamedStatement = { name: 'one', text: 'select 1', values: [] };

/** Connections that answer when they are told to. */
function connections() {
  const made: (EventEmitter & { readonly asked: ((rows: object[]) => void)[] })[] = [];
  const connect = async (): Promise<pg.Client> => {
    const asked: ((rows: object[]) => void)[] = [];
    const client = Object.assign(new EventEmitter(), {
      asked,
      connection: { stream: new PassThrough() },
      query: () => new Promise((resolve) => asked.push((rows) => resolve({ rows }))),
      end: async () => {},
    });
    made.push(client);
    return client as unknown as pg.Client;
  };
  return { made, connect };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('a statement is sent before the one before it is answered, where the fewest wait', async () => {
  const { made, connect } = connections();
  const lanes = lanesOf({ lanes: 2, ahead: 2 }, connect);
  const answers = [1, 2, 3].map(() => lanes.query(statement));
  await turn();
  expect(made.map(({ asked }) => asked.length)).toEqual([2, 1]);
  made[1]?.asked[0]?.([{ n: 1 }]);
  expect(await answers[1]).toEqual([{ n: 1 }]);
  const fourth = lanes.query(statement);
  await turn();
  made[1]?.asked[1]?.([{ n: 2 }]);
  expect(await fourth).toEqual([{ n: 2 }]);
});

it('more than a few wait for the lane that is free first, those that are but a beginning before others', async () => {
  const { made, connect } = connections();
  const lanes = lanesOf({ lanes: 2, ahead: 1 }, connect);
  const told: string[] = [];
  const ask = (name: string, first = false) =>
    lanes.query({ ...statement, name, first }).then(() => told.push(name));
  const all = [ask('long'), ask('short'), ask('next'), ask('beginning', true)];
  await turn();
  for (let n = 0; n < 3; n++) {
    made[1]?.asked[n]?.([]);
    await turn();
  }
  expect(told).toEqual(['short', 'beginning', 'next']);
  made[0]?.asked[0]?.([]);
  await Promise.all(all);
});

it('a connection that broke, or could not be made, is made anew when it is next wanted', async () => {
  const { made, connect } = connections();
  let refused = true;
  const lanes = lanesOf({ lanes: 1, ahead: 1 }, async () => {
    if (refused) throw new Error('ECONNREFUSED');
    return connect();
  });
  await expect(lanes.query(statement)).rejects.toThrow('ECONNREFUSED');
  refused = false;
  for (const n of [0, 1]) {
    const answer = lanes.query(statement);
    await turn();
    made[n]?.asked[0]?.([]);
    expect(await answer).toEqual([]);
    made[n]?.emit('error', new Error('Connection terminated'));
    made[n]?.emit('end');
  }
  expect(made).toHaveLength(2);
});
