import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CatalogueFile, DiffFile } from '../../../model/index.ts';
import { bundledProfileNames } from '../../../profiles.ts';
import type { StoredCatalogue, StoredEdition } from '../../../store/index.ts';
import { documentOr404, editionOr404 } from '../../actions.ts';
import { notFound } from '../../problem.ts';
import { DocumentState, Id } from '../../resources.ts';
import { listCursor } from '../../routes/paging.ts';
import { queryOf, SearchChoices } from '../../routes/search.ts';
import { addressOf } from '../addresses.ts';
import { cataloguePage } from '../catalogue.ts';
import { cataloguesPage } from '../catalogues.ts';
import { changesPage } from '../changes.ts';
import { documentPage } from '../document.ts';
import { documentsPage } from '../documents.ts';
import { type EditionData, editionPage } from '../edition.ts';
import { stepsOf } from '../history.ts';
import { offeringPage } from '../offering.ts';
import { HITS, PAGES, searchPage } from '../search.ts';
import type { PageTools } from '../tools.ts';
import { uploadPage } from '../upload.ts';

/** Items on a page of a list. */
const LISTED = 60;
/** Catalogues that one can choose from in a form. */
const CHOICES = 200;

const chosen = z
  .string()
  .max(500)
  .optional()
  .transform((text) => text || undefined);
const ListQuery = z.object({
  cursor: chosen,
  state: DocumentState.optional().catch(undefined),
});
const FilterQuery = z.object({ q: chosen, kind: chosen, provider: chosen });
const Page = z.coerce.number().int().min(1).max(PAGES).catch(1);

/** The pages that show what is kept. */
export function reading(app: FastifyInstance, { context, show }: PageTools): void {
  const { store, comparer } = context;

  app.get('/', async (request, reply) => {
    const { cursor } = ListQuery.parse(request.query);
    const listed = await store.catalogues.list({ limit: LISTED, after: listCursor(cursor) });
    return show(request, reply, (visitor) => cataloguesPage(listed, visitor));
  });

  app.get<{ Params: { id: string } }>('/catalogues/:id', async (request, reply) => {
    const catalogue = await catalogueOr404(request.params.id);
    const [editions, summaries] = await Promise.all([
      store.editions.ofCatalogue(catalogue.id),
      store.comparisons.summaries(catalogue.id),
    ]);
    return show(request, reply, (visitor) =>
      cataloguePage({ catalogue, editions, summaries }, visitor),
    );
  });

  app.get<{ Params: { id: string } }>('/editions/:id', async (request, reply) => {
    const data = await editionData(request.params.id);
    const { q, kind, provider } = FilterQuery.parse(request.query);
    return show(request, reply, (visitor) =>
      editionPage(data, { words: q, kind, provider }, visitor),
    );
  });

  app.get<{ Params: { id: string; offering: string } }>(
    '/editions/:id/offerings/:offering',
    async (request, reply) => {
      const { id, offering: offeringId } = request.params;
      const data = await editionData(id);
      const offering = data.file.offerings.find((each) => each.id === offeringId);
      const history = offering && (await stepsOf(context, data.edition, offeringId));
      if (offering === undefined || history === undefined) throw notFound('offering');
      return show(request, reply, (visitor) =>
        offeringPage({ ...data, offering, history }, visitor),
      );
    },
  );

  app.get<{ Params: { id: string } }>('/editions/:id/changes', async (request, reply) => {
    const after = await editionOf(request.params.id);
    const { since } = z.object({ since: z.string().optional() }).parse(request.query);
    const before =
      since === undefined
        ? (await store.editions.neighbours(after)).before
        : await editionOf(since);
    if (before === undefined) throw notFound('edition before it');
    const [{ diff }, catalogue] = await Promise.all([
      comparer.compare(before, after),
      catalogueOr404(after.catalogueId),
    ]);
    return show(request, reply, (visitor) =>
      changesPage({ catalogue, before, after, diff: JSON.parse(diff) as DiffFile }, visitor),
    );
  });

  // what the form on a catalogue's page asks for
  app.get('/compare', async (request, reply) => {
    const { since, to } = z.object({ since: Id, to: Id }).parse(request.query);
    return reply.redirect(addressOf.changes(since, to), 303);
  });

  app.get('/search', async (request, reply) => {
    const given = Object.entries(request.query as Record<string, unknown>).filter(
      ([, value]) => value !== '',
    );
    const { choices, left } = searchChoices(given);
    const page = Page.parse(Object.fromEntries(given)['page']);
    const asked = Object.values(choices).some((value) => value !== undefined);
    const [facets, { items: catalogues }, result] = await Promise.all([
      store.facets({ catalogueId: choices.catalogue }),
      store.catalogues.list({ limit: CHOICES }),
      asked
        ? store.search({ ...queryOf(choices), limit: HITS, offset: (page - 1) * HITS })
        : undefined,
    ]);
    return show(request, reply, (visitor) =>
      searchPage({ choices, left, facets, catalogues, page, ...(result && { result }) }, visitor),
    );
  });

  app.get('/upload', async (request, reply) => {
    const { catalogue } = z.object({ catalogue: chosen }).parse(request.query);
    const [{ items: catalogues }, profiles] = await Promise.all([
      store.catalogues.list({ limit: CHOICES }),
      bundledProfileNames(),
    ]);
    return show(request, reply, (visitor) =>
      uploadPage({ catalogues, profiles, catalogue }, visitor),
    );
  });

  app.get('/documents', async (request, reply) => {
    const { cursor, state } = ListQuery.parse(request.query);
    const [documents, counts] = await Promise.all([
      store.documents.list({ limit: LISTED, after: listCursor(cursor), state }),
      store.documents.count(),
    ]);
    return show(request, reply, (visitor) => documentsPage({ documents, state, counts }, visitor));
  });

  app.get<{ Params: { id: string } }>('/documents/:id', async (request, reply) => {
    const document = await documentOr404(context, requireId(request.params.id, 'document'));
    const [editions, result, corrections] = await Promise.all([
      store.editions.ofDocument(document.id),
      store.results.find(document.id, 'catalogue'),
      store.results.corrections(document.id),
    ]);
    const file = result && (JSON.parse(result.content) as CatalogueFile);
    return show(request, reply, (visitor) =>
      documentPage({ document, editions, file, corrections }, visitor),
    );
  });

  async function catalogueOr404(id: string): Promise<StoredCatalogue> {
    const catalogue = await store.catalogues.find(requireId(id, 'catalogue'));
    if (catalogue === undefined) throw notFound('catalogue');
    return catalogue;
  }

  const editionOf = (id: string): Promise<StoredEdition> =>
    editionOr404(context, requireId(id, 'edition'));

  async function editionData(id: string): Promise<EditionData> {
    const edition = await editionOf(id);
    const [file, catalogue, neighbours] = await Promise.all([
      store.editions.file(edition.id),
      catalogueOr404(edition.catalogueId),
      store.editions.neighbours(edition),
    ]);
    if (file === undefined) throw notFound('edition');
    return { edition, catalogue, file: JSON.parse(file) as CatalogueFile, ...neighbours };
  }
}

/** @throws ProblemError 404 for what is no id: the database would not take it. */
export function requireId(id: string, what: string): string {
  if (!Id.safeParse(id).success) throw notFound(what);
  return id;
}

/** What can be searched by, and the values that cannot. */
function searchChoices(given: readonly (readonly [string, unknown])[]): {
  readonly choices: SearchChoices;
  readonly left: readonly string[];
} {
  const choices: Record<string, unknown> = {};
  const left: string[] = [];
  for (const [name, value] of given) {
    const form = (SearchChoices.shape as Readonly<Record<string, z.ZodType>>)[name];
    if (form === undefined) continue;
    const read = form.safeParse(value);
    if (read.success) choices[name] = read.data;
    else left.push(String(value));
  }
  return { choices: choices as SearchChoices, left };
}
