// All phrases of a trust as one tree of words, so that a post is read once however many phrases there are.
import type { Phrase, Step } from './phrase.ts';
import { readings, type Reading } from './readings.ts';
import { addWord, newVocabulary, type Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/** A node of the tree: which words may come next, at once or after a gap, and which phrases end here. */
interface Node {
  next: Map<number, Node> | null;
  gaps: { readonly most: number; readonly next: Map<number, Node> }[] | null;
  payloads: number[] | null;
}

/** Phrases ready to be looked for. */
export interface Automaton {
  readonly vocabulary: Vocabulary;
  readonly root: Node;
}

/** A phrase found: the number given with it, and where, in UTF-16 units of the folded text. */
export interface PhraseHit {
  readonly payload: number;
  readonly start: number;
  readonly end: number;
}

/** A part of a phrase read so far. */
interface State {
  readonly node: Node;
  readonly start: number;
  /** Letters read when all of them were single letters set apart; Infinity once a whole word was read. */
  readonly spelled: number;
}

/** Fewer letters than this, all set apart, are initials ("U.S.") and no phrase. */
const SPELLED_LEAST = 3;

/**
 * Builds the automaton of many phrases.
 * @param entries each phrase with a number of the caller's, given back with its hits; may repeat
 */
export function buildAutomaton(entries: Iterable<{ readonly payload: number; readonly phrase: Phrase }>): Automaton {
  const vocabulary = newVocabulary();
  const root = newNode();
  for (const { payload, phrase } of entries) {
    for (const sequence of phrase.sequences) {
      let node = root;
      for (const step of sequence) node = child(node, step, addWord(vocabulary, step.word));
      node.payloads ??= [];
      if (!node.payloads.includes(payload)) node.payloads.push(payload);
    }
  }
  return { vocabulary, root };
}

function newNode(): Node {
  return { next: null, gaps: null, payloads: null };
}

function child(node: Node, step: Step, id: number): Node {
  const children = step.gap === 0 ? (node.next ??= new Map<number, Node>()) : gapOf(node, step.gap);
  let found = children.get(id);
  if (found === undefined) children.set(id, (found = newNode()));
  return found;
}

function gapOf(node: Node, most: number): Map<number, Node> {
  node.gaps ??= [];
  let gap = node.gaps.find((candidate) => candidate.most === most);
  if (gap === undefined) node.gaps.push((gap = { most, next: new Map() }));
  return gap.next;
}

/**
 * Finds all phrases in one pass over the words. The time grows with the words, and with how many phrases are
 * begun at one place, not with how many phrases there are.
 * Where two beginnings reach the same place in a phrase, the later one is kept: the shortest match is marked.
 */
export function findPhrases(automaton: Automaton, words: Words): PhraseHit[] {
  const hits: PhraseHit[] = [];
  const readingsAt = readings(automaton.vocabulary, words);
  const count = words.words.length;
  const states: (Map<Node, State> | undefined)[] = Array.from({ length: count + 1 });
  const arrive = (node: Node, from: State | null, reading: Reading): void => {
    const before = from === null ? 0 : from.spelled;
    const state = { node, start: from?.start ?? reading.start, spelled: before + reading.spelled };
    if (node.payloads !== null && state.spelled >= SPELLED_LEAST) {
      for (const payload of node.payloads) hits.push({ payload, start: state.start, end: reading.end });
    }
    if (node.next === null && node.gaps === null) return;
    const here = (states[reading.to] ??= new Map<Node, State>());
    const other = here.get(node);
    if (other === undefined || better(state, other)) here.set(node, state);
  };
  const follow = (children: Map<number, Node>, from: State | null, at: number): void => {
    for (const reading of readingsAt[at] ?? []) {
      for (const id of reading.ids) {
        const node = children.get(id);
        if (node !== undefined) arrive(node, from, reading);
      }
    }
  };
  for (let at = 0; at < count; at += 1) {
    if (automaton.root.next !== null) follow(automaton.root.next, null, at);
    for (const state of states[at]?.values() ?? []) {
      if (state.node.next !== null) follow(state.node.next, state, at);
      for (const gap of state.node.gaps ?? []) {
        for (let q = at; q <= Math.min(at + gap.most, count - 1); q += 1) follow(gap.next, state, q);
      }
    }
    states[at] = undefined;
  }
  return hits;
}

function better(state: State, other: State): boolean {
  const whole = Number(state.spelled >= SPELLED_LEAST) - Number(other.spelled >= SPELLED_LEAST);
  return whole > 0 || (whole === 0 && state.start > other.start);
}
