import type { CustomerView } from '@redress/cases';
import type { CustomerCommand, CustomerDesk } from '@redress/client';
import type { FormInfo } from '@redress/desk';
import type { LitElement } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';

/** The tracker, as the case in it sees it. */
export interface TrackerHost extends LitElement {
  readonly locale: LocaleController;
  announce(text: string): void;
  errorText(error: unknown): string;
}

/** The case, as its parts see it. */
export interface TrackedCase {
  readonly host: TrackerHost;
  readonly receipt: string;
  readonly view: CustomerView;
  readonly info: FormInfo | undefined;
  readonly desk: CustomerDesk;
  /** Does what the customer asks. @throws ClientError */
  act(command: CustomerCommand): Promise<void>;
}
