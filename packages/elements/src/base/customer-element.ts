import type { CustomerDesk } from '@redress/client';
import { DeskElement } from './desk-element.ts';
import type { DeskSource } from './desk-source.ts';

/** An element for customers. */
export abstract class CustomerElement<Key extends string = string> extends DeskElement<CustomerDesk, Key> {
  protected override async connect(source: DeskSource): Promise<CustomerDesk> {
    const { client, api } = source;
    if (client) return client as CustomerDesk;
    return api === undefined
      ? (await import('./page-desk.ts')).pageDesk(source)
      : (await import('@redress/client/customer')).connect({ api });
  }
}
