import type Module from 'pptxgenjs';

export type Presentation = Module.default;
export type Slide = Module.default.Slide;
export type TextOptions = Module.default.TextPropsOptions;
export type TableCell = Module.default.TableCell;
export type ChartOptions = Module.default.IChartOpts;
export type ChartSource = Module.default.OptsChartData;

/** An empty presentation. The writer is loaded with the first one. */
export async function newPresentation(): Promise<Presentation> {
  // Its types are those of its CommonJS build; the module that is loaded exports the class itself.
  const loaded = (await import('pptxgenjs')) as unknown as { readonly default: new () => Presentation };
  return new loaded.default();
}
