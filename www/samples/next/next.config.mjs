/** @type {import('next').NextConfig} */
export default {
  // The development server would log the address of a request, and that of this one has a receipt in it.
  logging: { incomingRequests: { ignore: [/^\/second-step/] } },
};
