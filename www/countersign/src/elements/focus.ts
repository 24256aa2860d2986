/** To the code field where that is all there is to do, else to the new heading: where reading goes on. */
export function focusStep(root: ParentNode, options?: FocusOptions): void {
  const find = (mark: string) => root.querySelector<HTMLElement>(`[${mark}]`);
  (find('data-focus-field') ?? find('data-focus'))?.focus(options);
}
