/** One script for the page and for its worker, so that the page's policy names one hash and the file holds the verifier once. */
import './no-eval.js';
import { startPage } from './page.js';
import { startWorker } from './worker.js';

if (typeof document === 'undefined') startWorker();
else startPage(document.currentScript?.textContent ?? '');
