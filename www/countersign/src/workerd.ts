/**
 * The package for workerd (Cloudflare Workers), which runs only what was compiled when it was uploaded.
 *
 * @packageDocumentation
 */
import codes from './countersign_codes_bg.wasm';
import qr from './countersign_qr_bg.wasm';
import tools from './countersign_tools_bg.wasm';
import './index.js';
import { used } from './modules.js';

for (const [name, compiled] of Object.entries({ qr, codes, tools })) {
  const module = used.get(name as 'qr' | 'codes' | 'tools');
  if (module) module.own = () => compiled;
}

export * from './index.js';
