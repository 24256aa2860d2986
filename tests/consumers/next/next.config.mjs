// Nothing about countersign: only that this folder is a project of its own, below another's lock file.
export default { outputFileTracingRoot: import.meta.dirname, turbopack: { root: import.meta.dirname } };
