/**
 * The policies for workerd (Cloudflare Workers), which runs only what was compiled when it was uploaded.
 *
 * @packageDocumentation
 */
import compiled from '../countersign_policy_bg.wasm';
import { module } from './core.js';

module.own = () => compiled;

export * from './index.js';
