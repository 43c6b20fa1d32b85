/** Puts the value of rank `k` of `values[low..high]` at `k`, smaller ones before it (Hoare's selection). */
function partition(values: Float64Array, low: number, high: number, k: number): void {
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left++;
      while ((values[right] ?? 0) > pivot) right--;
      if (left > right) break;
      const held = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = held;
      left++;
      right--;
    }
    if (k <= right) high = right;
    else if (k >= left) low = left;
    else return;
  }
}

/** The value of rank `k` (from 0) of a part of an array, which it reorders. `from` and `to` as in `subarray`. */
export function nth(values: Float64Array, from: number, to: number, k: number): number {
  partition(values, from, to - 1, from + k);
  return values[from + k] ?? NaN;
}

/** Nearest rank: sorted[ceil(p * n) - 1]; `NaN` of nothing. */
export const percentile = (values: Float64Array, from: number, to: number, p: number): number =>
  to > from ? nth(values, from, to, Math.max(Math.ceil(p * (to - from)), 1) - 1) : NaN;

/** The mean of the two middle values when their number is even; `NaN` of nothing. */
export function median(values: Float64Array, from: number, to: number): number {
  const count = to - from;
  if (count <= 0) return NaN;
  const upper = nth(values, from, to, count >> 1);
  if (count % 2) return upper;
  const lower = values.subarray(from, from + (count >> 1)).reduce((most, value) => Math.max(most, value), -Infinity);
  return (lower + upper) / 2;
}
