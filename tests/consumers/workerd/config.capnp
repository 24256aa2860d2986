using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", service = "main")],
);

# What a bundler for workerd makes of worker.js: one script, and the WebAssembly beside it.
const worker :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "dist/worker.js"),
    (name = "countersign_codes_bg.wasm", wasm = embed "dist/countersign_codes_bg.wasm"),
    (name = "countersign_qr_bg.wasm", wasm = embed "dist/countersign_qr_bg.wasm"),
    (name = "countersign_tools_bg.wasm", wasm = embed "dist/countersign_tools_bg.wasm"),
  ],
  compatibilityDate = "2026-01-01",
);
