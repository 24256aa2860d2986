/** Browsers and bundlers: an address. */
export const fetched = (address: URL): Promise<Response> => fetch(address);
