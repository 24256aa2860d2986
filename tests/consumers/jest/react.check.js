const { createElement } = require('react');
const { renderToString } = require('react-dom/server');
const { CountersignSignIn } = require('countersign/react');

test('a component that is rendered', () => {
  const html = renderToString(createElement(CountersignSignIn, { token: 'cs_client_test', onPassed: () => {} }));
  expect(html).toBe('<countersign-sign-in token="cs_client_test"></countersign-sign-in>');
});
