import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json } from '../../src/batch/index.ts';
import { diff as compare, run } from '../../src/library.ts';
import { CatalogueFile, DiffFile } from '../../src/model/index.ts';
import { type ServiceSettings, serve } from '../../src/service/index.ts';
import { type Document, settingsFor, startServer, type TestServer, TOKEN } from './server.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
const CATALOGUE = fixture('erhverv/erhverv.pdf');
const PICTURE = fixture('pages/museer-7.png');

const file = (content: string | Uint8Array<ArrayBuffer>, name = 'katalog.txt'): FormData => {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  return form;
};

describe('the service', () => {
  let server: TestServer;
  let read: Document;
  const received: { headers: IncomingMessage['headers']; body: string }[] = [];
  const receiver = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: (await buffer(request)).toString() });
    // the first is to be sent again
    response.writeHead(received.length === 1 ? 500 : 204).end();
  });
  let secret: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const hook = `http://127.0.0.1:${port}`;
    const { worker } = settingsFor('');
    server = await startServer({
      writeTokens: [TOKEN],
      worker: { ...worker, webhookHosts: [hook] },
      patience: { head: 500, request: 60_000, body: { bytes: 100, within: 1000 } },
    });
    const registered = await server.api('/webhooks', {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url: `${hook}/katalog` }),
    });
    expect(registered.status).toBe(201);
    secret = ((await registered.json()) as { secret: string }).secret;
    read = await server.read(CATALOGUE, '?dated=2026-01-15');
  });
  afterAll(async () => {
    receiver.close();
    await server.stop();
  });

  const edition = (): string => read.editions?.[0] ?? '';
  const authorized = { authorization: `Bearer ${TOKEN}` };

  it('reads an uploaded document to the same bytes as katalog run', async () => {
    expect(read).toMatchObject({ state: 'done', progress: { pagesDone: 7, pages: 7 } });
    const expected = await run(CATALOGUE);
    const catalogue = await server.api(`/documents/${read.id}/catalogue.json`);
    expect(await catalogue.text()).toBe(json(expected.catalogue));
    const text = await server.api(`/documents/${read.id}/text.txt`);
    expect(await text.text()).toBe(expected.text);
    const edits = await server.api(`/documents/${read.id}/edits.jsonl`);
    expect((await edits.text()).trim().split('\n').filter(Boolean)).toHaveLength(
      expected.edits.length,
    );
  });

  it('reads a picture by OCR to the same bytes', async () => {
    const document = await server.read(PICTURE);
    expect(document.state).toBe('done');
    const catalogue = await server.api(`/documents/${document.id}/catalogue.json`);
    expect(await catalogue.text()).toBe(json((await run(PICTURE)).catalogue));
  });

  it('keeps the catalogue with its edition and offerings', async () => {
    const { items } = await server.get<{ items: { id: string; title: string }[] }>('/catalogues');
    const own = items.find(({ title }) => title === 'Kurser og forløb for mindre virksomheder');
    expect(own).toMatchObject({ editions: 1, offerings: 8, currentEdition: edition() });
    const catalogue = CatalogueFile.parse(
      await server.get(`/editions/${edition()}/catalogue.json`),
    );
    const offerings = await server.get<{ items: { id: string }[]; next?: string }>(
      `/editions/${edition()}/offerings?limit=5`,
    );
    expect(offerings.items).toEqual(catalogue.offerings.slice(0, 5));
    const rest = await server.get<{ items: { id: string }[]; next?: string }>(
      `/editions/${edition()}/offerings?limit=5&cursor=${offerings.next}`,
    );
    expect(rest).toEqual({ items: catalogue.offerings.slice(5) });
  });

  it('finds offerings by words in any form, and marks them', async () => {
    const found = await server.get<{
      items: { offering: { title: string }; highlights: { text: string } }[];
    }>('/offerings?q=årsregnskabet');
    expect(found.items[0]?.offering.title).toBe('Regnskab uden hovedpine');
    expect(found.items[0]?.highlights.text).toContain('<mark>årsregnskab</mark>');
    const narrowed = await server.get<{ total: number }>(
      '/offerings?q=kursus&from=2030-01-01&kind=course',
    );
    expect(narrowed.total).toBe(0);
  });

  it('tells what changed from one edition to the next, and follows an offering through them', async () => {
    const next = await server.read(
      fixture('erhverv/erhverv.engocr.pdf'),
      '?dated=2026-06-15&ocr=never',
    );
    const [newer = ''] = next.editions ?? [];
    const diff = DiffFile.parse(await server.get(`/editions/${newer}/diff`));
    expect(diff.before.sha256).toBe(read.sha256);
    // the same print: what katalog diff tells of the files and the edits beside them
    const earlier = await run(CATALOGUE);
    const later = await run(fixture('erhverv/erhverv.engocr.pdf'), { ocr: 'never' });
    expect(diff.summary).toEqual((await compare(earlier, later)).summary);
    const { items } = await server.get<{ items: [{ id: string }] }>(
      `/editions/${edition()}/offerings`,
    );
    const [{ id }] = items;
    const history = await server.get<{ items: { edition: { id: string } }[] }>(
      `/editions/${edition()}/offerings/${id}/history`,
    );
    expect(history.items.map((each) => each.edition.id)).toEqual([newer, edition()]);
  });

  it('tells the webhook, signed, and again where it did not answer', async () => {
    const hook = new Webhook(secret);
    const repeated = (): number =>
      received.length - new Set(received.map(({ headers }) => headers['webhook-id'])).size;
    await expect.poll(repeated, { timeout: 90_000 }).toBeGreaterThan(0);
    const messages = received.map(({ headers, body }) =>
      hook.verify(body, headers as Record<string, string>),
    );
    expect(messages).toContainEqual(
      expect.objectContaining({ type: 'edition.created', data: { edition: expect.anything() } }),
    );
  });

  it('makes the records anew with corrections, once each', async () => {
    const path = `/documents/${read.id}/corrections`;
    const none = await server.api(path);
    expect(none.headers.get('etag')).toBe('"0"');
    const { catalogue } = await run(CATALOGUE);
    const [offering] = catalogue.offerings;
    const correction = {
      op: 'set',
      offering: {
        id: offering?.id,
        title: offering?.title,
        sectionPath: offering?.sectionPath,
        text: '',
      },
      field: 'location',
      before: offering?.location,
      after: 'Rådhuset',
    };
    const save = () =>
      server.api(path, {
        method: 'PUT',
        headers: { ...authorized, 'content-type': 'application/json', 'if-match': '"0"' },
        body: JSON.stringify({ ...CORRECTIONS(read), corrections: [correction] }),
      });
    expect((await save()).status).toBe(202);
    expect((await save()).status).toBe(412);
    await server.settled(read.id);
    const corrected = await server.get<{ location: string; corrected: string[] }>(
      `/editions/${edition()}/offerings/${offering?.id}`,
    );
    expect(corrected).toMatchObject({ location: 'Rådhuset', corrected: ['location'] });
  });

  it('answers 304 to who has it already', async () => {
    for (const path of [
      `/documents/${read.id}/catalogue.json`,
      `/editions/${edition()}/catalogue.json`,
      `/editions/${edition()}/export/csv`,
      '/offerings?q=kursus',
    ]) {
      const first = await server.api(path);
      const again = await server.api(path, {
        headers: { 'if-none-match': first.headers.get('etag') ?? '' },
      });
      expect([first.status, again.status], path).toEqual([200, 304]);
    }
  });

  it('hands the records to other programs', async () => {
    const csv = await server.api(`/editions/${edition()}/export/csv`);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="offerings.csv"');
    expect((await csv.text()).split('\n')[0]).toContain('title');
  });

  it('describes itself in OpenAPI 3.1', async () => {
    const api = await server.get<Description>('/openapi.json');
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths)).toContain('/api/v1/editions/{id}/diff');
    const operations = Object.values(api.paths).flatMap((path) => Object.values(path));
    // what programs that write clients name their functions by
    const names = operations.map(({ operationId }) => operationId);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
    for (const { operationId, responses } of operations) {
      expect(Object.keys(responses['default']?.content ?? {}), operationId).toEqual([
        'application/problem+json',
      ]);
    }
    const { schemas } = api.components;
    const text = JSON.stringify(api);
    for (const name of Object.keys(schemas)) {
      expect(text).toContain(`"#/components/schemas/${name}"`);
    }
  });

  it('shows what it counts', async () => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/^katalog_documents\{state="done"\} [1-9]/m);
    expect(metrics).toMatch(/^katalog_job_seconds_count\{queue="page"\} [1-9]/m);
  });

  describe('is not harmed by', () => {
    it('a write without a token, or with a wrong one', async () => {
      const bare = await server.api('/documents', { method: 'POST', body: file('tekst') });
      expect(bare.status).toBe(401);
      expect(bare.headers.get('content-type')).toContain('application/problem+json');
      const wrong = await server.api('/documents', {
        method: 'POST',
        body: file('tekst'),
        headers: { authorization: `Bearer ${TOKEN}x` },
      });
      expect(wrong.status).toBe(401);
    });

    it('an upload that is too large', async () => {
      const before = await server.get<{ items: unknown[] }>('/documents?limit=200');
      const response = await server.api('/documents', {
        method: 'POST',
        body: file(new Uint8Array(21 * 1024 * 1024)),
        headers: authorized,
      });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ title: 'LimitError', status: 413 });
      const after = await server.get<{ items: unknown[] }>('/documents?limit=200');
      expect(after.items).toHaveLength(before.items.length);
    });

    it('a traversal in a name', async () => {
      const response = await server.api('/documents', {
        method: 'POST',
        body: file('Kursus i test', '../../etc/passwd'),
        headers: authorized,
      });
      const { items } = (await response.json()) as { items: [Document] };
      expect(items[0].fileName).toBe('passwd');
    });

    it('script in a title', async () => {
      const course = (title: string, day: number): string =>
        `${title}\nHer lærer du at tage imod prøver fra søer og åer og at skrive dem i protokollen.\n` +
        `Dato: ${day}. marts 2026 kl. 17-20\nSted: Havnegade 12\nPris: 950 kr.\nUdbyder: Vandlauget\n`;
      const titles = ['Prøver fra søer', 'Vandløb <script>alert(1)</script>', 'Prøver fra åer'];
      const text = titles.map((title, n) => course(title, n + 4)).join('\n');
      await server.read(await textFile(`KURSER VED VANDET\n\n${text}`));
      const { items } = await server.get<{
        items: { highlights: { title: string; text: string } }[];
      }>('/offerings?q=vandløb');
      expect(items.map(({ highlights }) => highlights.title)).toEqual([
        '<mark>Vandløb</mark> &lt;script&gt;alert(1)&lt;/script&gt;',
      ]);
      const page = await fetch(`${server.url}/api/v1/offerings?q=vandløb`);
      expect(page.headers.get('content-type')).toContain('application/json');
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    });

    it('a file of a kind that is not read', async () => {
      const response = await server.api('/documents', {
        method: 'POST',
        body: file(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'x.pdf'),
        headers: authorized,
      });
      const { items } = (await response.json()) as { items: [Document] };
      expect(await server.settled(items[0].id)).toMatchObject({
        state: 'failed',
        error: { name: 'InputError' },
      });
    });

    it('a client that sends its head slowly', async () => {
      const slow = drip(server.url, 'GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n', 'X-Slow: 1\r\n');
      expect(await slow.cutOff).toContain('408');
      expect((await fetch(`${server.url}/health`)).status).toBe(200);
    });

    it('a client that sends the body of an upload slowly', async () => {
      const before = await server.get<{ items: unknown[] }>('/documents?limit=200');
      const head = [
        'POST /api/v1/documents HTTP/1.1',
        'Host: 127.0.0.1',
        `Authorization: Bearer ${TOKEN}`,
        'Content-Type: multipart/form-data; boundary=x',
        'Content-Length: 1000000',
        '',
        '--x',
        'Content-Disposition: form-data; name="file"; filename="x.txt"',
        '',
        '',
      ].join('\r\n');
      const slow = drip(server.url, head, 'x');
      // others are served meanwhile
      const other = await server.api('/documents', {
        method: 'POST',
        body: file('Kurser, meget langsomt'),
        headers: authorized,
      });
      expect(other.status).toBe(202);
      expect(await slow.cutOff).toContain('408');
      const after = await server.get<{ items: unknown[] }>('/documents?limit=200');
      expect(after.items).toHaveLength(before.items.length + 1);
    });

    it('a page of another site, and a name that was led here', async () => {
      const csrf = await server.api('/documents', {
        method: 'POST',
        body: file('tekst'),
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      expect(csrf.status).toBe(403);
      const { port } = new URL(server.url);
      const rebound = await raw(
        Number(port),
        'GET /api/v1/catalogues HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      );
      expect(rebound).toContain('421');
    });

    it('a webhook that leads inside', async () => {
      const response = await server.api('/webhooks', {
        method: 'POST',
        headers: { ...authorized, 'content-type': 'application/json' },
        body: JSON.stringify({ url: 'http://169.254.169.254/latest' }),
      });
      expect(response.status).toBe(403);
    });

    it('a method that a path does not take, which is told those that it takes', async () => {
      for (const [method, path, allow] of [
        ['DELETE', '/catalogues', 'GET, HEAD, OPTIONS'],
        ['PUT', '/documents', 'POST, GET, HEAD, OPTIONS'],
        ['GET', `/documents/${crypto.randomUUID()}/retry`, 'POST, OPTIONS'],
      ] as const) {
        const response = await server.api(path, { method, headers: authorized });
        expect(response.status, path).toBe(405);
        expect(response.headers.get('allow')).toBe(allow);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
      }
      const asked = await server.api('/offerings', { method: 'OPTIONS' });
      expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
      expect((await server.api('/no-such', { method: 'DELETE', headers: authorized })).status).toBe(
        404,
      );
    });

    it('an edition of a catalogue that is not there', async () => {
      const response = await server.api(`/documents?catalogue=${crypto.randomUUID()}`, {
        method: 'POST',
        headers: authorized,
        body: file('Kurser'),
      });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ title: 'No such catalogue' });
    });

    it('a body of a kind that is not taken', async () => {
      const response = await server.api('/webhooks', {
        method: 'POST',
        headers: { ...authorized, 'content-type': 'text/xml' },
        body: '<webhook/>',
      });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({
        detail: expect.stringContaining('application/json'),
      });
    });

    it('fields of a form that say what no upload is told', async () => {
      for (const [name, value] of [
        ['dated', 'i morgen'],
        ['priorty', '5'],
      ] as const) {
        const form = new FormData();
        form.append(name, value);
        form.append('file', new Blob(['Kurser']), 'katalog.txt');
        const response = await server.api('/documents', {
          method: 'POST',
          headers: authorized,
          body: form,
        });
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ detail: expect.stringContaining(name) });
      }
    });

    it('ids, cursors and choices that are none', async () => {
      for (const path of [
        '/documents/x',
        '/editions/1',
        '/catalogues?cursor=x',
        '/offerings?limit=0',
        '/offerings?maxprice=500',
        '/openapi.json?pretty',
      ]) {
        expect((await server.api(path)).status, path).toBe(400);
      }
      expect((await server.api(`/documents/${crypto.randomUUID()}`)).status).toBe(404);
    });
  });
});

interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: object };
}
interface Operation {
  readonly operationId?: string;
  readonly responses: Record<string, { readonly content?: object }>;
}

const CORRECTIONS = ({ fileName, sha256 }: Document) => ({
  schema: 'katalog/corrections@1',
  document: { fileName, sha256 },
});

async function textFile(text: string): Promise<string> {
  const { mkdtemp, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const path = `${await mkdtemp(`${tmpdir()}/katalog-`)}/tekst.txt`;
  await writeFile(path, text);
  return path;
}

/** Sends the beginning of a request, then a little more every tenth of a second; what is answered until it is cut off. */
function drip(url: string, beginning: string, more: string): { readonly cutOff: Promise<string> } {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (piece) => {
    answer += piece;
  });
  // it is sent to while it is closed
  socket.on('error', () => {});
  socket.write(beginning);
  const timer = setInterval(() => socket.write(more), 100);
  const cutOff = new Promise<string>((resolve) => {
    socket.once('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
  return { cutOff };
}

const raw = (port: number, request: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (piece) => {
      answer += piece;
    });
    socket.on('close', () => resolve(answer));
  });

describe('settings', () => {
  const refused = (settings: Partial<ServiceSettings>) => serve(settingsFor('/nowhere', settings));

  it('that would leave the service open are refused', async () => {
    await expect(refused({ host: '0.0.0.0' })).rejects.toThrow(/without tokens/);
    await expect(refused({ writeTokens: ['short'] })).rejects.toThrow(/guessed/);
    await expect(refused({ reading: 'closed' })).rejects.toThrow(/no token to read with/);
  });

  it('close reading to those without a token', async () => {
    const server = await startServer({ writeTokens: [TOKEN], reading: 'closed' });
    try {
      expect((await server.api('/catalogues')).status).toBe(401);
      // a PostgreSQL that these tests share may hold some
      expect(await server.get('/catalogues')).toHaveProperty('items');
      expect((await fetch(`${server.url}/health`)).status).toBe(200);
    } finally {
      await server.stop();
    }
  });
});
