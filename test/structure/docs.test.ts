import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';

const roots = globSync('packages/*/src/index.ts');
const program = ts.createProgram(roots, {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  customConditions: ['source'],
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
});
const checker = program.getTypeChecker();

const documented = (symbol: ts.Symbol): boolean => symbol.getDocumentationComment(checker).length > 0;
const original = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

function isPublicMethod(member: ts.Symbol): boolean {
  const declaration = member.valueDeclaration;
  if (!declaration || !ts.isMethodDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return false;
  return !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected));
}

/** Exported functions, and classes, whose meaning no doc comment tells. */
function undocumented(file: string): string[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) return [];
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = original(exported);
    const declaration = symbol.valueDeclaration;
    if (!declaration) return [];
    const callable = checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures().length > 0;
    if (!callable && !ts.isClassDeclaration(declaration)) return [];
    return documented(symbol) ? [] : [`${file}: ${exported.name}`];
  });
}

describe('public docs', () => {
  it('sees what packages export', () => {
    const all = roots
      .map((file) => program.getSourceFile(file))
      .flatMap((source) => {
        const module = source && checker.getSymbolAtLocation(source);
        return module ? checker.getExportsOfModule(module) : [];
      });
    assert.ok(all.length > 150, `${all.length} exports`);
    assert.ok(all.some((symbol) => [...(original(symbol).members?.values() ?? [])].some(isPublicMethod)));
  });

  it('explain every exported function and class', () => {
    assert.deepEqual(roots.flatMap(undocumented), []);
  });
});
