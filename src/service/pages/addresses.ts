// Where pages are.

const part = encodeURIComponent;

export const addressOf = {
  catalogue: (id: string) => `/catalogues/${part(id)}`,
  edition: (id: string) => `/editions/${part(id)}`,
  offering: (editionId: string, id: string) => `/editions/${part(editionId)}/offerings/${part(id)}`,
  changes: (beforeId: string, afterId: string) =>
    `/editions/${part(afterId)}/changes?since=${part(beforeId)}`,
  document: (id: string) => `/documents/${part(id)}`,
  review: (id: string, offering?: string) =>
    `/documents/${part(id)}/review${offering === undefined ? '' : `#record=${part(offering)}`}`,
  picture: (documentId: string, page: number) => `/documents/${part(documentId)}/pages/${page}`,
} as const;

/** A path of this service and no other's, out of a query; `/` where it is none. */
export function safeBack(back: unknown): string {
  if (typeof back !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(back)) return '/';
  return back;
}
