/** A compiled program; threads can share it. */
export type WasmModule = object;

/** What is used of WebAssembly: TypeScript declares it with the whole browser only. */
interface WebAssembly {
  /** Whether this machine takes a program. */
  validate(bytes: Uint8Array): boolean;
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: object): Promise<object>;
}

export const webAssembly: WebAssembly = (globalThis as unknown as { WebAssembly: WebAssembly })
  .WebAssembly;
