/** As much of Trusted Types as is needed; TypeScript's library has none of it. */
interface ScriptPolicy {
  createScriptURL(url: string): string;
}
interface ScriptPolicies {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/** A page has only one policy of a name. */
const policies = new Map<string, ScriptPolicy | undefined>();

function trusted(url: string, policy: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptPolicies };
  if (!policies.has(policy)) {
    policies.set(policy, trustedTypes?.createPolicy(policy, { createScriptURL: (own) => own }));
  }
  return policies.get(policy)?.createScriptURL(url) ?? url;
}

/**
 * Starts a worker of this product's own, which says something as soon as it runs.
 * @param policy the Trusted Types policy that a page allows it under.
 * @returns `undefined` where there can be none: scripts from another origin may not start one, and a page's policies,
 * or the browser, may forbid it.
 */
export async function startWorker(address: string, policy: string, name: string): Promise<Worker | undefined> {
  let worker: Worker;
  try {
    if (new URL(address).origin !== location.origin) return undefined;
    worker = new Worker(trusted(address, policy), { type: 'module', name });
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
  const started = await new Promise<boolean>((resolve) => {
    const told = ({ type }: Event): void => {
      resolve(type === 'message');
    };
    worker.addEventListener('message', told, { once: true });
    worker.addEventListener('error', told, { once: true });
  });
  if (started) return worker;
  worker.terminate();
  return undefined;
}
