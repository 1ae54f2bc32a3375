import { createRequire } from 'node:module';

/** `mallopt` (malloc.h): allocations from so many bytes on are mapped by themselves, and given back when they are freed. */
const M_MMAP_THRESHOLD = -3;
/** What glibc begins with. */
const BYTES = 128 * 1024;

/**
 * Has what is freed given back to the system. glibc raises the size from which on it maps memory to that of whatever was
 * freed, up to 32 MB; what a dozen threads take for page images and messages then comes from heaps of theirs, where the
 * little that is still used holds the rest. A size that is set stays: 20 scanned pages take 430 MB rather than 580
 * (`bench/reading/speed.ts`). Other C libraries have no such habit, nor the option; where it cannot be set nothing is
 * lost but memory.
 */
export function leanMalloc(): void {
  if (process.platform !== 'linux') return;
  try {
    const { DataType, load, open } = createRequire(import.meta.url)('ffi-rs') as FfiRs;
    // of what the process has loaded itself
    open({ library: 'c', path: '' });
    load({
      library: 'c',
      funcName: 'mallopt',
      retType: DataType.I32,
      paramsType: [DataType.I32, DataType.I32],
      paramsValue: [M_MMAP_THRESHOLD, BYTES],
    });
  } catch {
    // no glibc, or no build of ffi-rs for this machine
  }
}

type FfiRs = typeof import('ffi-rs');
