export { chartData, filledPages, nothingShown, type ChartData, type ChartSeries } from './chart-data.ts';
export { describeChart } from './describe-chart.ts';
export { cleanText } from './clean-text.ts';
export { reportContent } from './content.ts';
export { reportCsv } from './csv.ts';
export { csvText } from './csv-text.ts';
export { isRightToLeft, reportLanguageOf, reportLanguages, type ReportLanguage } from './languages.ts';
export type {
  CasesBehind,
  Cell,
  DataTable,
  FigureCell,
  Page,
  Panel,
  ReportContent,
  Section,
  TableColumn,
  TableRow,
  TextCell,
  TimeCell,
} from './model.ts';
export type { Directory } from './names.ts';
export { Words, type Unit } from './words.ts';
