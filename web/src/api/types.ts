// The forms in which the server answers. Positions are UTF-16 code units of the document's text.

export type Span = [number, number];

export interface Party {
  id: string;
  name: string;
  slot: number;
}
export interface ReviewCounts {
  pending: number;
  accepted: number;
  rejected: number;
  flagged: number;
  edited: number;
  added: number;
}
export interface Job {
  id: string;
  kind: string;
  done: number;
  total: number;
  message: string;
  state: string;
}

export interface Project {
  name: string;
  path: string;
  version: string;
  read_only: boolean;
  documents: number;
  statements: number;
  claims: number;
  actors: number;
  decisions: number;
  review: ReviewCounts;
  coders: string[];
  parties: Party[];
  outlets: string[];
  compared: boolean;
  job: Job | null;
  has_codebook: boolean;
}

export interface Piece {
  text: string;
  hit: boolean;
}

export interface DocumentItem {
  id: string;
  name: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  words: number;
  statements: number;
  reviewed: number;
  not_read: string | null;
  version: number;
  snippet: Piece[] | null;
}

export interface Block {
  kind: string;
  start: number;
  end: number;
  lang: string | null;
  dir: string | null;
}
export interface Citation {
  kind: string;
  start: number;
  end: number;
  target: string;
}

export interface Layers {
  sentences: Span[];
  names: { start: number; end: number; kind: string }[];
  numbers: { start: number; end: number }[];
  quotes: Span[];
}

export interface Coding {
  id: string;
  type: string;
  coder: string;
  spans: Span[];
  variables: Record<string, unknown>;
}

export interface TextDocument {
  id: string;
  name: string;
  title: string | null;
  outlet: string | null;
  authors: string[];
  url: string | null;
  published: string | null;
  language: string | null;
  version: number;
  not_read: string | null;
  text: string;
  blocks: Block[];
  citations: Citation[];
  layers: Layers;
  statements: Mark[];
  codings: Coding[];
  previous: string | null;
  next: string | null;
}

export type ReviewState = "pending" | "accepted" | "rejected" | "flagged" | "edited" | "added";

export interface Verdict {
  coder: string;
  verdict: string;
  at: string;
}

export interface Review {
  state: ReviewState;
  by: string | null;
  at: string | null;
  seq: number | null;
  reason: string | null;
  verdicts: Verdict[];
}

export interface Speaker {
  id: string;
  name: string;
  party: string | null;
}
export interface MarkClaim {
  id: string;
  label: string;
  stance: string;
  rule: string;
  assigned: string;
}

/** The parts of a statement that a person can change. */
export interface Parts {
  source: Span[];
  cue: Span[];
  content: Span[];
  kind: string;
  act: string;
  basis: string;
}

export interface Mark extends Parts {
  id: string;
  parent: string | null;
  rule: string;
  score: number | null;
  speakers: Speaker[];
  claims: MarkClaim[];
  review: Review;
  machine: Parts | null;
}

export interface ItemText {
  before: string;
  source: string;
  cue: string;
  content: string;
  after: string;
  excerpt: { text: string; start: number };
}

export interface Item extends Mark {
  document: string;
  doc: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  text: ItemText;
}

export interface Paged<T> {
  items: T[];
  total: number;
  next: string | null;
}
export interface FacetValue {
  value: string;
  label: string;
  count: number;
}
export interface Facets {
  total: number;
  facets: Record<string, FacetValue[]>;
}

export interface NewStatement extends Parts {
  speaker?: string;
  claim?: string;
  stance?: string;
}

export type NewDecision =
  | {
      kind: "statement";
      verdict: "accept" | "reject" | "flag" | "clear";
      statement: string;
      reason?: string;
    }
  | { kind: "statement"; verdict: "edit"; statement: string; reason?: string; new: Parts }
  | { kind: "statement"; verdict: "add"; document: string; new: NewStatement }
  | {
      kind: "assignment";
      verdict: "accept" | "reject" | "assign" | "undo";
      statement: string;
      claim?: string;
    }
  | {
      kind: "sentence";
      verdict: "complete" | "missing";
      document: string;
      start: number;
      end: number;
    }
  | {
      kind: "claim";
      verdict: "rename" | "merge" | "split";
      claim: string;
      into?: string;
      label?: string;
      statements?: string[];
    }
  | {
      kind: "actor";
      verdict: "rename" | "merge" | "split";
      actor: string;
      into?: string;
      name?: string;
      names?: string[];
    };

export interface Acknowledged {
  step: string;
  label: string;
  seq: number;
  changed: Mark[];
}
export interface Undone {
  step: string;
  label: string;
  changed: string[] | null;
}

export interface LogEntry {
  seq: number;
  at: string;
  who: string;
  kind: string;
  verdict: string;
  document: string | null;
  doc: string | null;
  quoted: string;
  old: string | null;
  new: string | null;
  reason: string | null;
  step: string | null;
  undone: boolean;
  label: string;
}

export interface StanceCount {
  stance: string;
  statements: number;
  speakers: number;
}

export interface ClaimItem {
  id: string;
  label: string;
  canonical: string;
  origin: string;
  statements: number;
  speakers: number;
  documents: number;
  first: string | null;
  stances: StanceCount[];
  links: { kind: string; claim: string; label?: string }[];
  conflicts: number;
}

export interface Member {
  doc: string;
  document: string;
  statement: string;
  speaker: Speaker | null;
  stance: string;
  rule: string;
  text: string;
  assigned: string;
  score: number | null;
  published: string | null;
  outlet: string | null;
  numbers: string[];
  evidence: string[];
  copy: boolean;
}

export interface Affiliation {
  organization: string;
  name: string;
  by: string;
  first: string | null;
  last: string | null;
}

export interface ActorItem {
  id: string;
  name: string;
  kind: string;
  aliases: string[];
  party: string | null;
  affiliations: Affiliation[];
  documents: number;
  statements: number;
  first: string | null;
  last: string | null;
  rules: string[];
}

export interface ClaimPageData extends ClaimItem {
  members: Paged<Member>;
}

export interface ActorPageData extends ActorItem {
  claims: { id: string; label: string; stance: Record<string, number> }[];
  names: { set: string; name: string; uses: number }[];
  contradictions: { id: string; label: string }[];
}

export interface Matrix {
  rows: {
    id: string;
    label: string;
    party: string | null;
    slot: number | null;
    coalition: number | null;
  }[];
  columns: { id: string; label: string }[];
  cells: { row: string; column: string; agree: number; disagree: number; other: number }[];
}

export interface Timeline {
  points: { date: string; claim: string; stance: string; count: number }[];
  first: {
    claim: string;
    label: string;
    date: string | null;
    document: string;
    doc: string;
    statement: string;
    speaker: Speaker | null;
  }[];
}

export interface Network {
  nodes: {
    id: string;
    label: string;
    kind: string;
    party: string | null;
    slot: number | null;
    coalition: number | null;
    x: number;
    y: number;
    size: number;
  }[];
  edges: { source: string; target: string; weight: number }[];
  shown: number;
  of: number;
}

export interface ConflictRow {
  id: string;
  claim: string;
  canonical: string;
  counted: string;
  status: string;
  sides: { number: string; low: number | null; high: number | null; members: Member[] }[];
}

export interface NamingRow {
  id: string;
  set: string;
  origin: string;
  name: string;
  total: number;
  outlets: { outlet: string; author: number; attributed: number }[];
  speakers: { id: string; name: string; uses: number }[];
}

export interface CopyRow {
  id: string;
  kind: string;
  first: string[];
  places: {
    doc: string;
    document: string;
    outlet: string | null;
    published: string | null;
    shared: number;
    rule: string;
  }[];
  text: string;
}

export interface QuotationRow {
  id: string;
  wordings: {
    doc: string;
    document: string;
    statement: string;
    outlet: string | null;
    published: string | null;
    text: string;
  }[];
  difference: string;
}

export interface ContradictionRow {
  actor: Speaker;
  claim: { id: string; label: string };
  asserts: Member[];
  denies: Member[];
}

export interface Narrative {
  side: string;
  origin: string;
  members: string[];
  actors: { name: string; statements: number }[];
  statements: number;
  claims: {
    claim: string;
    words: string;
    asserted: number;
    denied: number;
    other: number;
    share: number;
    first: string | null;
    numbers: string[];
    evidence: string[];
    example: string;
    statement: string;
    doc: string;
    document?: string;
  }[];
  silent: { claim: string; words: string; statements: number }[];
  evidence: { what: string; statements: number }[];
  names: { set: string; name: string; uses: number }[];
}

export interface Agreement {
  a: string;
  b: string;
  coders: string[];
  /** Marks that both decided about. */
  both: number;
  alpha_nominal: number | null;
  alpha_unitizing: number | null;
  table: { a: string; b: string; count: number; query: string }[];
}

/** A share with the interval that it lies in with 95 % confidence. */
export interface Share {
  judged: number;
  right: number;
  estimate: number;
  low: number;
  high: number;
}

export interface SampledSentence {
  document: string;
  doc: string;
  title: string | null;
  start: number;
  end: number;
  text: { before: string; sentence: string; after: string };
  verdict: "complete" | "missing" | null;
}

export interface Evaluation {
  precision: Share | null;
  recall: Share | null;
  sample: { seed: number; marks: string[]; sentences: SampledSentence[] } | null;
}
