import type { Staff } from '@redress/desk';
import type { Role } from '@redress/cases';

/** Somebody who works at a desk in the page. */
export interface Persona extends Staff {
  readonly email?: string | undefined;
}

const everything: readonly Role[] = ['admin', 'supervisor', 'dispatcher', 'handler', 'auditor'];

/** Who a site names none for. */
export const you: Persona = { id: 'you', name: 'You', roles: everything };

/** Who may sign in at a desk in the page, and who has: the first of the list, until another does. There are no passwords. */
export class Personas {
  readonly #key: string;
  readonly #all: Persona[];
  /** For where the browser keeps nothing. */
  #signedIn: string | undefined;

  constructor(database: string, personas: readonly Persona[] = [you]) {
    this.#key = `${database}:persona`;
    this.#all = [...personas];
    this.#signedIn = this.#all[0]?.id;
    const kept = this.#kept();
    if (kept !== undefined) this.#signedIn = kept;
    if (kept && !this.#all.some(({ id }) => id === kept)) this.#all.push(named(kept));
  }

  get all(): readonly Persona[] {
    return this.#all;
  }

  get current(): Persona | undefined {
    return this.#all.find(({ id }) => id === this.#signedIn);
  }

  /** One of the list by name, id or e-mail address; any other name is a new colleague with every role. */
  signIn(who: string): Persona {
    const wanted = who.trim().toLowerCase();
    const known = this.#all.find((persona) =>
      [persona.id, persona.name, persona.email].some((name) => name?.toLowerCase() === wanted),
    );
    const persona = known ?? named(wanted);
    if (!known) this.#all.push(persona);
    this.#keep(persona.id);
    return persona;
  }

  signOut(): void {
    this.#keep('');
  }

  #keep(id: string): void {
    this.#signedIn = id;
    try {
      // Of one tab: two people may try the desk side by side.
      sessionStorage.setItem(this.#key, id);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }

  #kept(): string | undefined {
    try {
      return sessionStorage.getItem(this.#key) ?? undefined;
    } catch (error) {
      if (error instanceof DOMException) return undefined;
      throw error;
    }
  }
}

const named = (id: string): Persona => ({ id, name: id.replace(/@.*$/, ''), email: id, roles: everything });
