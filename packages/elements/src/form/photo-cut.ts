/** A part of a file to leave out, or to put something else in its place. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly instead?: Uint8Array<ArrayBuffer>;
}

export const viewOf = async (file: Blob, from: number, length: number): Promise<DataView<ArrayBuffer>> =>
  new DataView(await file.slice(from, from + length).arrayBuffer());

/** Characters of one byte each; as many as there are. */
export const ascii = (view: DataView, at: number, length: number): string =>
  Array.from({ length: Math.min(length, view.byteLength - at) }, (_, i) =>
    String.fromCharCode(view.getUint8(at + i)),
  ).join('');
