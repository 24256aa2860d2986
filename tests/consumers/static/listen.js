document.querySelector('countersign-sign-in').addEventListener('countersign-passed', ({ detail }) => {
  document.querySelector('#receipt').textContent = detail.receipt;
});
