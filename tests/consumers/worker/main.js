const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
worker.addEventListener('message', ({ data }) => {
  document.querySelector('#qr').innerHTML = data.qr;
  document.querySelector('#code').textContent = data.right ? 'right' : 'wrong';
});
