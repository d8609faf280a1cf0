import { defineConfig } from "vite";

export default defineConfig({
  base: "/",
  build: {
    outDir: "../assets/companion",
    emptyOutDir: true,
    assetsDir: "built",
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { app: "index.html", sw: "src/sw.ts" },
      output: {
        // A service worker keeps its name, or the browser would never find its successor.
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "built/[name]-[hash].js"),
      },
    },
  },
  esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none" },
  server: { fs: { allow: [".."] } },
});
