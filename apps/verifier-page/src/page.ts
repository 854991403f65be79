/** The page: takes files, has a worker check them, shows what came of it. Text enters as text only, never as HTML: all of it may be an attacker's. */
import type { CheckMessage, CheckRequest } from './messages.js';
import { resultSection } from './result.js';
import { countWords } from './words.js';

/** @param script the text of this very script, from which the worker is made */
export function startPage(script: string): void {
  const form = required<HTMLFormElement>('form');
  const evidence = required<HTMLInputElement>('#evidence');
  const registrations = required<HTMLInputElement>('#registrations');
  const progress = required<HTMLElement>('#progress');
  const bar = required<HTMLProgressElement>('progress');
  const status = required<HTMLElement>('#status');
  const result = required<HTMLElement>('#result');
  const workerUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  let worker: Worker | undefined;
  let file: File | undefined;

  const end = (words: string): void => {
    worker?.terminate();
    worker = undefined;
    progress.hidden = true;
    status.textContent = words;
  };
  const fail = (words: string): void => {
    end('');
    const message = document.createElement('p');
    message.className = 'failed';
    message.setAttribute('role', 'alert');
    message.textContent = words;
    result.replaceChildren(message);
  };

  async function check(): Promise<void> {
    file = evidence.files?.[0] ?? file;
    if (file === undefined) return;
    const { name } = file;
    end('');
    result.replaceChildren();
    let request: CheckRequest;
    try {
      request = { zip: new Uint8Array(await file.arrayBuffer()), trust: await registrations.files?.[0]?.text() };
    } catch {
      return fail('The file could not be read. Choose it again; if it lies on a share or a stick, copy it to this computer first.');
    }
    progress.hidden = false;
    bar.removeAttribute('value');
    status.textContent = `Reading ${name}`;
    const own = new Worker(workerUrl);
    worker = own;
    own.onerror = () => fail('This browser could not run the check. Take a current one, or the same check on the command line: node verify.mjs');
    own.onmessage = ({ data }: MessageEvent<CheckMessage>) => {
      // Another file was chosen meanwhile.
      if (worker !== own) return;
      switch (data.kind) {
        case 'progress':
          bar.max = Math.max(data.of, 1);
          bar.value = data.done;
          status.textContent = `${countWords(data.done)} of ${countWords(data.of)} proofs checked`;
          return;
        case 'bad registrations':
          return fail('The second file is no complete export of registrations. Take it from the supervisor, or leave it out.');
        case 'failed':
          return fail(`The check itself failed, so there is no answer: ${data.detail}`);
        case 'result': {
          end(`Checked: ${data.result.line.verdict}`);
          const section = resultSection(name, data.result, new Date());
          result.replaceChildren(section);
          section.querySelector('h2')?.focus();
        }
      }
    };
    own.postMessage(request);
  }

  required<HTMLButtonElement>('#stop').addEventListener('click', () => end('Stopped'));
  // Or a file that was changed on disk and is chosen again would be no change to the browser.
  for (const input of [evidence, registrations]) input.addEventListener('click', () => { input.value = ''; });
  form.addEventListener('change', () => void check());
  form.addEventListener('submit', (event) => event.preventDefault());
  acceptDrops(evidence, () => void check());
  openForPrint();
}

/** A file may be dropped anywhere: beside the field the browser would leave the page for it. */
function acceptDrops(input: HTMLInputElement, then: () => void): void {
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dragging');
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) document.body.classList.remove('dragging');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dragging');
    if ((event.dataTransfer?.files.length ?? 0) === 0) return;
    input.files = event.dataTransfer!.files;
    then();
  });
}

/** On paper nothing can be unfolded. */
function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('#result details:not([open])')];
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener('afterprint', () => opened.forEach((details) => { details.open = false; }));
}

function required<T extends Element>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}
