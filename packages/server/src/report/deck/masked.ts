/** A customer's address or number, told apart but not told: slides are shown to many, and passed on. */
export function masked(key: string): string {
  const at = key.lastIndexOf('@');
  if (at > 0) return `${key.slice(0, 1)}…${at > 5 ? key.slice(at - 2, at) : ''}${key.slice(at)}`;
  return /^\+?\d{6,}$/.test(key) ? `…${key.slice(-4)}` : key;
}
