/** What came of a check, as elements of the page. */
import type { ClaimName } from '@probity/shared-evidence';
import type { CheckedHeader, CheckResult } from './messages.js';
import { answerOf, CLAIM_WORDS, countWords, dateWords, STATE_MARKS } from './words.js';

type Day = CheckResult['line']['days'][number];
type State = CheckResult['line']['verdict'];

/** @param at when it was checked, by this computer's clock */
export function resultSection(fileName: string, result: CheckResult, at: Date): HTMLElement {
  const { line, headers, sandbox, trustFrom, notChecked } = result;
  const answer = answerOf(line.verdict, headers.length);
  const heading = el('h2', { className: `answer ${classOf(line.verdict)}`, tabIndex: -1 }, `${STATE_MARKS[line.verdict]} ${answer.title}`);
  return el('section', {},
    heading,
    el('p', { className: 'meaning' }, answer.meaning),
    ...(sandbox ? [el('p', { className: 'warning' }, 'Sandbox: the keys are for development, and anyone can forge proofs with them. This shows how a check works, and says nothing about a bank.')] : []),
    ...(trustFrom === 'archive' ? [el('p', { className: 'warning' }, 'Judged by the registrations in the file itself, which are its sender’s word. If you have the supervisor’s own, choose them above.')] : []),
    ...line.days.map((day, index) => daySection(day, headers[index], line.days.length === 1)),
    el('h3', {}, 'What this check can’t see'),
    el('ul', {}, ...[...notChecked, ...(notChecked.length === 0 ? ['Nothing of the file could be read, so nothing else was checked.'] : [])].map((sentence) => el('li', {}, sentence))),
    el('details', {}, el('summary', {}, 'Details of this check'), facts([
      ['File', fileName],
      ['SHA-256 of the file', result.sha256],
      ['Checked at', at.toISOString()],
      ['Log', line.checkpoint === null ? 'no checkpoint signed by the registered key' : `${line.checkpoint.origin}, ${countWords(line.checkpoint.size)} entries, root ${line.checkpoint.root}`],
      ['Trust class of the keys', line.trustClass ?? 'none that is registered'],
      ['Registrations', { archive: 'those in the file', given: 'those given by the reader', none: 'none could be read' }[trustFrom]],
    ])),
    el('p', { className: 'actions' }, printButton(), saveLink(line)),
  );
}

function daySection({ date, claims }: Day, header: CheckedHeader | undefined, only: boolean): HTMLElement {
  const state = stateOf(claims);
  const title = header === undefined ? 'A batch that can not be read' : `${dateWords(header.date)}, ${header.bankId}`;
  const about = header === undefined ? '' : `${header.batchKind === 'normal' ? '' : `${header.batchKind} batch, `}${countWords(header.records)} records, ${countWords(header.alerts)} alerts`;
  const [first] = claims;
  // Of what can't be read every claim says the same.
  const body = first !== undefined && claims.every(({ message }) => message === first.message) ? el('p', {}, first.message) : claimList(claims);
  const day = el('details', { className: 'day', open: only || state !== 'shown' },
    el('summary', {}, mark(state), el('span', { className: 'day-title' }, title), el('span', { className: 'about' }, about)),
    body,
    el('details', {}, el('summary', {}, 'Details'), facts([
      ...(header === undefined ? [] : [['Batch', `${header.batchIndex} (${header.batchKind})`], ['Leaf hash of the header', header.headerHash]] as const),
      ...(header?.explanation === undefined ? [] : [['What the bank says', header.explanation]] as const),
      ...claims.map(({ claim, state: own, code }) => [claim, `${own}, ${code}`] as const),
    ])),
  );
  if (date !== null) day.dataset['date'] = date;
  return day;
}

function claimList(claims: Day['claims']): HTMLElement {
  return el('ul', { className: 'claims' }, ...claims.map(({ claim, state, message }) =>
    el('li', { className: classOf(state) }, mark(state), el('div', {}, el('strong', {}, CLAIM_WORDS[claim as ClaimName]), el('p', {}, message)))));
}

function mark(state: State): HTMLElement {
  const sign = el('span', {}, STATE_MARKS[state]);
  sign.setAttribute('aria-hidden', 'true');
  return el('span', { className: `mark ${classOf(state)}` }, sign, ` ${state}`);
}

/** As of a whole verdict: windows, which nobody proves yet, don't count against a day unless refused. */
function stateOf(claims: Day['claims']): State {
  if (claims.some(({ state }) => state === 'refused')) return 'refused';
  return claims.every(({ claim, state }) => state === 'shown' || claim === 'windows') ? 'shown' : 'not shown';
}

function facts(entries: readonly (readonly [string, string])[]): HTMLElement {
  return el('dl', {}, ...entries.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

function printButton(): HTMLElement {
  const button = el('button', { type: 'button' }, 'Print');
  button.addEventListener('click', () => print());
  return button;
}

/** The line that `verify --json` prints, for programs. */
function saveLink(line: CheckResult['line']): HTMLElement {
  const href = URL.createObjectURL(new Blob([`${JSON.stringify(line)}\n`], { type: 'application/json' }));
  return el('a', { href, download: 'verdict.json' }, 'Save the result for programs');
}

const classOf = (state: State): string => state.replace(' ', '-');

function el<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Partial<HTMLElementTagNameMap[K]>, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
