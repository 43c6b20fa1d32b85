/** Parts that few complaints need, and how they are had: loaded when one does. */
interface OnDemand {
  proofOfWork: () => Promise<typeof import('./proof-of-work.ts')>;
  uploadInParts: () => Promise<typeof import('./upload-in-parts.ts')>;
}

/** A service worker, which may load nothing once it runs, puts here what it has brought along. */
export const onDemand: OnDemand = {
  proofOfWork: () => import('./proof-of-work.ts'),
  uploadInParts: () => import('./upload-in-parts.ts'),
};
