/**
 * A Content-Security-Policy that allows what is named and nothing else. Strings are never made into markup or code by
 * scripts either (Trusted Types).
 */
export const contentPolicy = (allowed: Readonly<Record<string, string>>): string =>
  Object.entries({
    'default-src': "'none'",
    ...allowed,
    'base-uri': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
