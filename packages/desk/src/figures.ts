import { issuesOf } from '@redress/cases';
import {
  MetricsError,
  type Dashboard,
  type MetricsAnswer,
  type MetricsContext,
  type MonthlyReport,
} from '@redress/metrics';
import * as z from 'zod/mini';
import { DeskError } from './desk-error.ts';
import type { FiguresEngine, Json, Stop } from './figures-engine.ts';
import { timeZoneOf } from './form-info.ts';
import { dashboardQuerySchema, figuresQuerySchema } from './figures-query.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Now } from './ports.ts';
import type { ReportOptions } from './report-options.ts';

const dayInMs = 86_400_000;
/** How often first questions are asked: what runs often has been made fast by then. */
const rehearsals = 4;

/** What can't be asked of the figures is the caller's fault. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof MetricsError) throw new DeskError('invalid-query', {}, error.issues);
    throw error;
  }
}

function parsed<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const result = z.safeParse(schema, input, { reportInput: true });
  if (!result.success) throw new DeskError('invalid-query', {}, issuesOf(result.error));
  return result.data;
}

/** KPIs in the company's days, whoever computes them. */
export class Figures {
  readonly #engine: FiguresEngine;
  readonly #now: Now;
  readonly #policies: PolicyBook;

  constructor(engine: FiguresEngine, now: Now, policies: PolicyBook) {
    this.#engine = engine;
    this.#now = now;
    this.#policies = policies;
  }

  /** Asks as dashboards do, too: what a first question has to make is made before somebody waits for it. */
  async ready(signal?: Stop, filled?: () => void): Promise<void> {
    await this.#engine.ready(signal);
    filled?.();
    const day = (ago: number): string => new Date(this.#now() - ago * dayInMs).toISOString().slice(0, 10);
    try {
      for (let turn = 0; turn < rehearsals; turn++) {
        const year = { from: day(365 + turn), to: day(0) };
        for (const filters of [{}, { channel: ['web'] }]) {
          if (!signal?.aborted) await this.dashboardJson({ ...year, filters });
        }
      }
    } catch (error) {
      // A company that has not begun yet has no days of its own.
      if (!(error instanceof DeskError && error.code === 'no-policy')) throw error;
    }
  }

  /** @throws DeskError `invalid-query` with issues. */
  async metrics(input: unknown): Promise<MetricsAnswer> {
    const wanted = parsed(figuresQuerySchema, input);
    return asked(this.#engine.metrics({ ...wanted, ...(await this.#context()) }));
  }

  /** @throws DeskError `invalid-query` with issues. */
  async dashboard(input: unknown): Promise<Dashboard> {
    const wanted = parsed(dashboardQuerySchema, input);
    return asked(this.#engine.dashboard({ ...wanted, ...(await this.#context()) }));
  }

  /** As JSON. @throws DeskError `invalid-query` with issues. */
  async dashboardJson(input: unknown): Promise<Json> {
    const wanted = parsed(dashboardQuerySchema, input);
    return asked(this.#engine.dashboardJson({ ...wanted, ...(await this.#context()) }));
  }

  /** @throws DeskError `invalid-query` for a month that is not one, or that has not begun. */
  async report(month: string, { actions, purchases }: ReportOptions = {}): Promise<MonthlyReport> {
    const context = await this.#context();
    return asked(
      this.#engine.report(month, { ...context, ...(actions && { actions }), ...(purchases && { purchases }) }),
    );
  }

  /** Days and weeks are the company's: of the policy's time zone, else of its first calendar's. */
  async #context(): Promise<MetricsContext> {
    const { policy } = (await this.#policies.current()).judge;
    return { timeZone: timeZoneOf(policy), weekStart: policy.weekStart ?? 1, now: new Date(this.#now()).toISOString() };
  }
}
