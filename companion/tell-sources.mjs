// Notes which sources the build was made of, so that a test can tell when it is no longer theirs.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";

const files = ["index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts"];
for (const folder of ["public", "src"]) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = `${folder}/${name}`;
    if (statSync(file).isFile()) files.push(file);
  }
}
const icons = readFileSync("src/icons.ts", "utf8").matchAll(/icons\/([a-z-]+\.svg)/g);
for (const [, name] of icons) files.push(`../assets/icons/${name}`);
const lines = files.sort().map((file) => {
  return `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${file}\n`;
});
writeFileSync("../assets/companion/sources.txt", lines.join(""));
