import UFuzzy from '@leeoniya/ufuzzy';

const fuzzy = new UFuzzy({
  // Names, addresses and ids, in any script.
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
  // One slip is forgiven in a word, none in a few letters: those would fit nearly everything.
  intraRules: (term) => {
    const slips = term.length >= 4 ? 1 : 0;
    return {
      intraSlice: [1, Number.POSITIVE_INFINITY],
      intraIns: slips,
      intraSub: slips,
      intraTrn: slips,
      intraDel: slips,
    };
  },
});

/** More words than this in any order are matched in the order given: their permutations explode. */
const MOST_PERMUTED_TERMS = 3;

/** The items whose text fits what was typed, best first. */
export function fuzzyFilter<T>(items: readonly T[], textOf: (item: T) => string, typed: string): T[] {
  const texts = items.map(textOf);
  const [indexes, info, order] = fuzzy.search(texts, typed, MOST_PERMUTED_TERMS);
  if (!indexes) return [];
  const ranked = info && order ? order.map((at) => info.idx[at]) : indexes;
  const found = ranked.flatMap((index) => (index === undefined ? [] : [items[index] as T]));
  if (found.length > 0) return found;
  // Something typed without letters or digits, or a piece of an id: plain containment.
  const lower = typed.toLowerCase();
  return items.filter((_, index) => texts[index]?.toLowerCase().includes(lower));
}
