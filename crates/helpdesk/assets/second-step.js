// The element says that the second factor was passed; the receipt goes to our own backend, which redeems it.
document.addEventListener("countersign-passed", (event) => {
  const form = document.querySelector("#receipt");
  form.elements.receipt.value = event.detail.receipt;
  form.submit();
});
