import { keptAt, type AskedInfo } from './quick-info.ts';

/** Keeps what a desk's form asks, for a visit that is off line or in a hurry. */
export function keepInfo(api: string, info: AskedInfo): void {
  try {
    localStorage.setItem(keptAt(api), JSON.stringify(info));
  } catch (error) {
    // Nothing may be kept here, or there is no room: the next visit asks the desk.
    if (!(error instanceof DOMException)) throw error;
  }
}
