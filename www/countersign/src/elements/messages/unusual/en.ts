/** What seldom goes wrong between a page and the verifier, in English. */
export const trouble = {
  conflict: 'This was already done, perhaps in another tab. Reload the page to see the current state.',
  forbidden: 'This page may not do that. Go back to the website and start again.',
  notListed: 'This website is not set up correctly for two-step sign-in. Please tell its support team.',
  sentLately: 'A message was sent a moment ago. Wait a little before you ask for the next.',
};
