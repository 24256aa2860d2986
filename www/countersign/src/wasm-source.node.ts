import { readFile } from 'node:fs/promises';

/** Node: a file. */
export const fetched = (address: URL): Promise<BufferSource> => readFile(address);
