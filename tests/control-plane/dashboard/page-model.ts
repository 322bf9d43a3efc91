/** A page of the dashboard as data; the client only draws it. */
export interface Page {
  title: string;
  subtitle: string | null;
  /** What the page is about, as the person would copy it. */
  id: string | null;
  crumbs: Link[];
  nav: Link[];
  sections: Section[];
}

export interface Link {
  text: string;
  href: string;
}

export interface Section {
  heading: string;
  columns: string[];
  rows: Cell[][];
}

/** Text, a link, a status or something to copy: the client gives each its look. */
export interface Cell {
  text: string;
  href?: string;
  kind?: 'status' | 'code';
}

export const cell = (text: string | null): Cell => ({ text: text ?? '–' });
export const link = (text: string, href: string): Cell => ({ text, href });
export const code = (text: string | null): Cell => ({ text: text ?? '–', kind: 'code' });
export const status = (text: string | null): Cell => ({ text: text ?? '–', kind: 'status' });
