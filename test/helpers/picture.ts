import { createHash } from 'node:crypto';

/** A real picture of eight by eight pixels. */
export const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFUlEQVR4nGP8z4APMOGVHZUeLNIACzYBD2Rn3CgAAAAASUVORK5CYII=',
    'base64',
  ),
);

export const sha256Of = (bytes: ArrayBuffer): string =>
  createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
