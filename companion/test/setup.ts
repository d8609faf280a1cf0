// Node 18 has a browser's WebCrypto, but under another name.
import { webcrypto } from "node:crypto";

Object.defineProperty(globalThis, "crypto", { value: globalThis.crypto ?? webcrypto, configurable: true });
