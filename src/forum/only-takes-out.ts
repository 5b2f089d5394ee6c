// Whether an edit only takes words out: such an edit takes effect at once and is screened afterwards (B2).

/** A word is what stands between spaces, with its signs: adding a sign adds something that was not there. */
function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean);
}

/**
 * Whether the words of `after` are those of `before`, in their order, with some left out.
 * @param before what others read now
 * @param after what the author wants them to read
 * @returns false also when nothing was left out
 */
export function onlyTakesOut(before: string, after: string): boolean {
  const old = wordsOf(before);
  const kept = wordsOf(after);
  if (kept.length >= old.length) return false;
  let at = 0;
  for (const word of kept) {
    while (at < old.length && old[at] !== word) at += 1;
    if (at === old.length) return false;
    at += 1;
  }
  return true;
}
