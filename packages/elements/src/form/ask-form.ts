/**
 * What a desk's form asks, as a page's `<link rel="preload" as="fetch" crossorigin>` asks for it. With it comes how far
 * the server's clock is ahead: a device's own may be a year off.
 * @returns `undefined` for a refusal.
 */
export async function askForm(api: string): Promise<unknown> {
  const response = await fetch(`${api}/form`);
  if (!response.ok) return undefined;
  const ahead = Date.parse(response.headers.get('date') ?? '') - Date.now();
  return { ...((await response.json()) as object), ahead };
}
