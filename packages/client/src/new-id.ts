/** An unguessable id of 128 bits, safe in URLs; unlike `crypto.randomUUID` also on pages without TLS. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
