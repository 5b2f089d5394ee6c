// The words of all phrases as one tree of characters: which of them does a word of a post match?
import { collapse } from './leet.ts';

/** A node of the tree; nodes are made while a set is compiled and never after. */
interface Node {
  next: Map<number, Node> | null;
  /** Words that end here. */
  exact: number[] | null;
  /** Words whose first `*` is here, with what must follow it. */
  stars: Star[] | null;
}

/** What must follow the first `*` of a word: pieces in order, the last one at the word's end ('' for any end). */
interface Star {
  readonly id: number;
  readonly pieces: readonly string[];
}

/** Words with ids, ready to be looked up. */
export interface Vocabulary {
  readonly ids: Map<string, number>;
  readonly plain: Node;
  /** The same words with each run of a letter written once, for words of a post stretched for effect. */
  readonly collapsed: Node;
}

/** An empty vocabulary. */
export function newVocabulary(): Vocabulary {
  return { ids: new Map(), plain: newNode(), collapsed: newNode() };
}

function newNode(): Node {
  return { next: null, exact: null, stars: null };
}

/** Adds a word, which may hold `*`, unless it is there; returns its id. */
export function addWord(vocabulary: Vocabulary, word: string): number {
  const known = vocabulary.ids.get(word);
  if (known !== undefined) return known;
  const id = vocabulary.ids.size;
  vocabulary.ids.set(word, id);
  insert(vocabulary.plain, word.split('*'), id);
  insert(vocabulary.collapsed, word.split('*').map(collapse), id);
  return id;
}

function insert(root: Node, pieces: readonly string[], id: number): void {
  let node = root;
  const first = pieces[0] ?? '';
  for (let i = 0; i < first.length; i += 1) {
    const code = first.charCodeAt(i);
    node.next ??= new Map();
    let child = node.next.get(code);
    if (child === undefined) node.next.set(code, (child = newNode()));
    node = child;
  }
  if (pieces.length === 1) (node.exact ??= []).push(id);
  else (node.stars ??= []).push({ id, pieces: pieces.slice(1) });
}

/**
 * Adds to `found` the ids of all phrase words that a word of a post matches.
 * @param stretched whether it has a letter three or more times running; then runs of letters count as one
 */
export function lookUp(vocabulary: Vocabulary, word: string, stretched: boolean, found: Set<number>): void {
  const text = stretched ? collapse(word) : word;
  let node: Node | undefined = stretched ? vocabulary.collapsed : vocabulary.plain;
  for (let i = 0; node !== undefined; i += 1) {
    if (node.stars !== null) addStars(node.stars, text, i, found);
    if (i === text.length) {
      for (const id of node.exact ?? []) found.add(id);
      return;
    }
    node = node.next?.get(text.charCodeAt(i));
  }
}

function addStars(stars: readonly Star[], text: string, from: number, found: Set<number>): void {
  for (const star of stars) if (fits(star.pieces, text, from)) found.add(star.id);
}

/** Whether the pieces follow one another in `text` from `from` on, the last one at its end. */
function fits(pieces: readonly string[], text: string, from: number): boolean {
  let at = from;
  for (let i = 0; i < pieces.length - 1; i += 1) {
    const piece = pieces[i] ?? '';
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  const last = pieces.at(-1) ?? '';
  return text.length - last.length >= at && text.endsWith(last);
}

/** A place in the tree while letters set apart are read one by one. */
export interface Walk {
  readonly node: Node;
  readonly text: string;
  /** Words with a `*` met on the way, and how many letters were read when each was met. */
  readonly stars: readonly { readonly star: Star; readonly from: number }[];
}

/** Where a walk begins. */
export function startWalk(vocabulary: Vocabulary): Walk {
  return { node: vocabulary.plain, text: '', stars: [] };
}

/** Reads one more letter, which may be any of `letters`: a walk for each way that some phrase's word goes on. */
export function stepWalks(walk: Walk, letters: readonly string[]): Walk[] {
  // Past a `*` any letter will do, and trying each would double the walks at every step.
  const tried = walk.node === DEAD_END ? letters.slice(0, 1) : letters;
  return tried.flatMap((letter) => stepWalk(walk, letter) ?? []);
}

function stepWalk(walk: Walk, letter: string): Walk | null {
  let node: Node | undefined = walk.node;
  for (let i = 0; i < letter.length; i += 1) node = node?.next?.get(letter.charCodeAt(i));
  if (node === undefined && walk.stars.length === 0) return null;
  const text = walk.text + letter;
  const met = node?.stars?.map((star) => ({ star, from: text.length })) ?? [];
  const stars = met.length === 0 ? walk.stars : [...walk.stars, ...met];
  return { node: node ?? DEAD_END, text, stars };
}

const DEAD_END: Node = newNode();

/** The ids of the words that a walk has read to their end. */
export function endOfWalk(walk: Walk): number[] {
  const ids = [...(walk.node.exact ?? [])];
  for (const { star, from } of walk.stars) if (fits(star.pieces, walk.text, from)) ids.push(star.id);
  return ids;
}
