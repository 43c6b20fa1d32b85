/** Objects and arrays; not `null`. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * What JavaScript's comparisons make of a JSON value, without calling any method that the value carries.
 * Arrays become their elements joined by commas, objects `[object Object]`.
 */
export function primitive(value: unknown): string | number | boolean | null | undefined {
  if (!isObject(value)) return value as string | number | boolean | null | undefined;
  return Array.isArray(value)
    ? value.map((item: unknown) => (item === null || item === undefined ? '' : String(primitive(item)))).join(',')
    : '[object Object]';
}

/** A JSON value that can be frozen without freezing anyone else's. */
export function ownCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ownCopy);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ownCopy(item)])) : value;
}

/** JSON with keys in order, so that equal content gives equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((item) => (item === undefined ? 'null' : canonical(item))).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`;
}

/**
 * 64 bits in 16 hex digits: two lanes of 32 bits mixed as in cyrb53, not cut to 53.
 * It tells versions of a policy apart; it is no protection against someone who wants a collision.
 */
export function contentHash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [b, a].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Freeze a value and all it holds. */
export function deepFreeze<T>(value: T): T {
  if (!isObject(value) || Object.isFrozen(value)) return value;
  for (const key in value) {
    const item = value[key];
    if (isObject(item)) deepFreeze(item);
  }
  return Object.freeze(value);
}
