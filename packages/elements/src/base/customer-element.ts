import type { CustomerDesk } from '@redress/client';
import { connect } from '@redress/client/customer';
import { DeskElement } from './desk-element.ts';
import { pageDesk, type DeskSource } from './desk-source.ts';

/** An element for customers. */
export abstract class CustomerElement<Key extends string = string> extends DeskElement<CustomerDesk, Key> {
  protected override async connect(source: DeskSource): Promise<CustomerDesk> {
    const { client, api } = source;
    if (client) return client as CustomerDesk;
    return api === undefined ? pageDesk(source) : connect({ api });
  }
}
