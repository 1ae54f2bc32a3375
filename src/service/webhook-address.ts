import { UsageError } from '../model/index.ts';

/**
 * Whether a webhook may be sent to an address: its host is one that the operator named. So no one who may register
 * webhooks can make this machine call others that only it can reach; what a name leads to is the operator's to know.
 *
 * @param allowed hosts as the operator gave them: `hooks.example.dk`, `*.example.dk`, with a port where it is not the
 *   usual one; `http://` before it where it may be called in the clear.
 */
export function isAllowedAddress(address: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return allowed.some((each) => {
    const { scheme, pattern } = partsOf(each);
    return protocol === `${scheme}:` && fits(host, pattern);
  });
}

function partsOf(allowed: string): { readonly scheme: string; readonly pattern: string } {
  const [, scheme = 'https', pattern = ''] = /^(?:(https?):\/\/)?(.+)$/.exec(allowed) ?? [];
  return { scheme, pattern: pattern.toLowerCase() };
}

const fits = (host: string, pattern: string): boolean =>
  pattern.startsWith('*.')
    ? host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1
    : host === pattern;

/** @throws UsageError for a host that is none. */
export function checkAllowedHosts(allowed: readonly string[]): void {
  for (const each of allowed) {
    const { scheme, pattern } = partsOf(each);
    const host = pattern.replace(/^\*\./, '');
    if (
      !host.includes('*') &&
      URL.canParse(`${scheme}://${host}`) &&
      new URL(`${scheme}://${host}`).host === host
    ) {
      continue;
    }
    throw new UsageError({
      reason: `${JSON.stringify(each)} is no host for webhooks`,
      remedy: 'Give a name such as hooks.example.dk or *.example.dk, with a port if need be',
    });
  }
}
