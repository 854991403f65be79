/**
 * The page that checks evidence from disk. One script, twice: in the page it takes a file and shows what came of it; in a worker, made from the same
 * text, it judges, so that the page can show progress and be stopped.
 */
/* global document, Worker, Blob, URL, self */
import { firstInvalidProof, offlineVerify, openArchive, parseEvidence, trustMaterialSchema, verdictLine } from '@probity/shared-proof-verifier';

/** Proofs that are checked together, with a sign of life after each. */
const AT_ONCE = 16;

if (typeof document === 'undefined') work();
else page();

function work() {
  self.onmessage = ({ data: { zip, trustText } }) => {
    try {
      const trust = trustText === undefined ? undefined : trustMaterialSchema.safeParse(JSON.parse(trustText));
      if (trust?.success === false) throw new Error('The registrations are no complete export: take it from the regulator.');
      const of = (openArchive(zip)?.bundles ?? []).reduce((sum, { document: bundle }) => {
        const parsed = parseEvidence(bundle);
        return sum + (parsed.ok ? 2 * parsed.bundle.proofs.length : 0);
      }, 0);
      let done = 0;
      const firstInvalid = (checks, ...rest) => {
        for (let from = 0; from < checks.length; from += AT_ONCE) {
          const invalid = firstInvalidProof(checks.slice(from, from + AT_ONCE), ...rest);
          if (invalid !== undefined) return from + invalid;
          done += Math.min(AT_ONCE, checks.length - from);
          self.postMessage({ progress: [done, of] });
        }
        return undefined;
      };
      const result = offlineVerify(zip, trust?.data, { firstInvalid });
      self.postMessage({ line: verdictLine(result), notChecked: result.notChecked, sandbox: result.sandbox, trustFrom: result.trustFrom, proofs: of });
    } catch (error) {
      self.postMessage({ failed: error instanceof Error ? error.message : 'The check itself failed.' });
    }
  };
}

function page() {
  const at = (id) => document.getElementById(id);
  let worker;

  const stop = () => {
    worker?.terminate();
    worker = undefined;
    at('working').hidden = true;
  };
  const say = (...nodes) => at('result').replaceChildren(...nodes);

  async function check(file) {
    stop();
    say();
    at('working').hidden = false;
    at('step').textContent = `Reading ${file.name}`;
    at('progress').removeAttribute('value');
    const [trustFile] = at('trust').files;
    const [zip, trustText] = [new Uint8Array(await file.arrayBuffer()), await trustFile?.text()];
    worker = new Worker(URL.createObjectURL(new Blob([at('verifier').textContent], { type: 'text/javascript' })));
    worker.onerror = () => {
      stop();
      say(make('p', { class: 'verdict refused' }, 'The check could not be started in this browser.'));
    };
    worker.onmessage = ({ data }) => {
      if (data.progress) {
        const [done, of] = data.progress;
        at('step').textContent = `${done} of ${of} proofs checked`;
        Object.assign(at('progress'), { max: Math.max(1, of), value: done });
        return;
      }
      stop();
      if (data.failed) say(make('p', { class: 'verdict refused' }, data.failed));
      else say(...resultOf(file.name, data));
    };
    worker.postMessage({ zip, trustText });
  }

  at('file').addEventListener('change', ({ target }) => target.files[0] && void check(target.files[0]));
  at('cancel').addEventListener('click', stop);
  at('choose').addEventListener('submit', (event) => event.preventDefault());
  for (const kind of ['dragover', 'drop']) document.addEventListener(kind, (event) => event.preventDefault());
  document.addEventListener('drop', ({ dataTransfer }) => dataTransfer?.files[0] && void check(dataTransfer.files[0]));
}

const WORDS = {
  shown: 'Shown: everything that can be checked holds.',
  'not shown': 'Not shown: nothing is known to be wrong, and something that should be here is lacking.',
  refused: 'Refused: a check failed.',
};

function resultOf(name, { line, notChecked, sandbox, trustFrom, proofs }) {
  const slug = (state) => state.replace(' ', '-');
  return [
    make('p', { class: `verdict ${slug(line.verdict)}` }, make('strong', {}, WORDS[line.verdict])),
    make('p', {}, `${name}: ${line.days.length} ${line.days.length === 1 ? 'batch' : 'batches'}, ${proofs} proofs.`,
      sandbox ? ' Sandbox: development keys, from which anyone can forge proofs.' : '',
      trustFrom === 'archive' ? " Judged by the registrations in the archive itself, which are its sender's word." : ''),
    ...line.days.flatMap(({ date, claims }) => [
      make('h2', {}, date ?? 'Unreadable evidence'),
      make('table', {},
        make('thead', {}, make('tr', {}, ...['Claim', 'State', 'What it says'].map((title) => make('th', { scope: 'col' }, title)))),
        make('tbody', {}, ...claims.map(({ claim, state, code, message }) => make('tr', {}, make('th', { scope: 'row' }, claim), make('td', { class: slug(state) }, state), make('td', {}, message, ' ', make('code', {}, code)))))),
    ]),
    make('h2', {}, 'What was not checked'),
    make('ul', { class: 'soft' }, ...notChecked.map((sentence) => make('li', {}, sentence))),
    make('details', {}, make('summary', {}, 'Details'),
      line.checkpoint === null ? 'No checkpoint was signed.' : make('p', {}, `Log ${line.checkpoint.origin}, ${line.checkpoint.size} entries, root `, make('code', {}, line.checkpoint.root)),
      make('p', {}, `Trust class of the keys: ${line.trustClass ?? 'unknown'}.`)),
  ];
}

/** Text only ever becomes text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
