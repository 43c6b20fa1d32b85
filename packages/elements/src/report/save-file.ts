/** Has the browser save a file. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has its own hold of it once the click is over.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
