/** Saves an answer that is a file. Answers whether it was one. */
export async function save(response: Response): Promise<boolean> {
  const name = /attachment;\s*filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  if (name === undefined) return false;
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to save when the click returns; it needs the address a moment longer.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}
