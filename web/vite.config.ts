import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// The workbench is one page of static files that `parallax serve` embeds and hands out. In
// development, `PARALLAX_API` names a running server that answers `/api`.
export default defineConfig({
  plugins: [svelte()],
  build: {
    target: "es2023",
    cssTarget: ["chrome125", "firefox140", "safari17.5"],
    // Everything is a file: the server's Content-Security-Policy allows no inline data but images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Licences of the libraries that the files hold.
    license: { fileName: "licences.md" },
  },
  server: {
    proxy: {
      "/api": {
        target: process.env["PARALLAX_API"] ?? "http://127.0.0.1:7400",
        changeOrigin: true,
      },
    },
  },
});
