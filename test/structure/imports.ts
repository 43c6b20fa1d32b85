import { readFileSync, globSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');

/** One import: from a file of the project, to a file of it (relative) or to a package. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** Product sources: what ships, without tests. */
export const sources = (): string[] =>
  globSync('packages/*/src/**/*.ts', { cwd: root }).filter((file) => !/\.test\.ts$/.test(file));

/** Every import of a file, types and dynamic ones included. */
export function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(resolve(root, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({
    from: file,
    to: fileName.startsWith('.') ? relative(root, resolve(root, dirname(file), fileName)) : fileName,
  }));
}

/** Groups of files that import each other in a circle (Tarjan's strongly connected components of two or more). */
export function cycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.get(node) ?? 0);
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== order.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) found.push(group);
  };
  for (const node of edges.keys()) if (!order.has(node)) visit(node);
  return found;
}
