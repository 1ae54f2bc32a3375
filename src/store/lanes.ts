import type pg from 'pg';

/** A statement that comes again and again: PostgreSQL knows it by its name. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

export interface Lanes {
  /** The rows that a statement gives. */
  query<R extends object>(statement: NamedStatement): Promise<readonly R[]>;
  close(): Promise<void>;
}

interface Lane {
  client: Promise<pg.Client> | undefined;
  /** Statements that were sent and not answered yet. */
  waiting: number;
}

/**
 * A few connections to PostgreSQL, each of which is sent the next statement before the one before it is answered
 * (pipelining): under load that takes less of the processors than a connection for each statement, which waits for its
 * answer (bench/service/load.ts). Each statement stands by itself: no transactions. It goes where the fewest wait.
 *
 * @param connect a new connection; one that breaks is replaced when it is next wanted.
 */
export function lanesOf(number: number, connect: () => Promise<pg.Client>): Lanes {
  const lanes = Array.from({ length: number }, (): Lane => ({ client: undefined, waiting: 0 }));

  const clientOf = (lane: Lane): Promise<pg.Client> => {
    if (lane.client !== undefined) return lane.client;
    const opening = connect();
    const leave = (): void => {
      if (lane.client === opening) lane.client = undefined;
    };
    // what waits on it is told by its own statement
    opening.then((client) => client.on('error', leave).on('end', leave), leave);
    lane.client = opening;
    return opening;
  };

  return {
    query: async <R extends object>(statement: NamedStatement) => {
      const lane = lanes.reduce((least, each) => (each.waiting < least.waiting ? each : least));
      lane.waiting++;
      try {
        const client = await clientOf(lane);
        sendTogether(client);
        return (await client.query<R>(statement)).rows;
      } finally {
        lane.waiting--;
      }
    },
    close: async () => {
      for (const { client } of lanes) await (await client?.catch(() => undefined))?.end();
    },
  };
}

/** What is sent in one turn of the event loop goes in one piece: to send takes as long as all else of a statement. */
function sendTogether({ connection: { stream } }: pg.Client): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}
