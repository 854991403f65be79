/** An entry of the navigation. */
export interface NavigationEntry {
  readonly title: string;
  /** Below `/portal`; the as-of date goes along by itself. */
  readonly to: string;
  /** Shown to whoever has it; to every signed-in person where none is named. */
  readonly permission?: string;
}

/** In the order of a day's work. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { title: 'Overview', to: '/' },
  { title: 'Verdicts', to: '/verdicts' },
  { title: 'Registrations', to: '/registrations' },
  { title: 'Examinations', to: '/examinations' },
  { title: 'Codes', to: '/codes' },
];
