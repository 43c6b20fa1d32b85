/** A part of a file to leave out, or to put something else in its place. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly instead?: Uint8Array<ArrayBuffer>;
}

/** A file that is read in parts, such as a `Blob`. */
export interface Sliced {
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export const viewOf = async (file: Sliced, from: number, length: number): Promise<DataView<ArrayBuffer>> =>
  new DataView(await file.slice(from, from + length).arrayBuffer());

/** Characters of one byte each; as many as there are. */
export const ascii = (view: DataView, at: number, length: number): string =>
  Array.from({ length: Math.min(length, view.byteLength - at) }, (_, i) =>
    String.fromCharCode(view.getUint8(at + i)),
  ).join('');
