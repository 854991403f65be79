import { answer, type RegulatorClient } from '@probity/regulator-api-client';
import type { ArchiveHistory } from '@probity/shared-proof-verifier';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../api.js';
import type { CheckMessage, CheckRequest, CheckResult } from './check-messages.js';
import { keptCheckpoints } from './kept-checkpoints.js';

export type CheckState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'downloading' }
  | { readonly phase: 'checking'; readonly done: number; readonly of: number }
  | { readonly phase: 'done'; readonly result: CheckResult }
  | { readonly phase: 'failed'; readonly error: unknown };

export interface Check {
  readonly state: CheckState;
  readonly verifier: { readonly file: string; readonly sha256: string } | undefined;
  readonly start: (flip: boolean) => void;
  readonly cancel: () => void;
}

/** Checks the evidence of a day in a worker of this browser. */
export function useCheck(bankId: string, date: string): Check {
  const api = useApi();
  const [state, setState] = useState<CheckState>({ phase: 'idle' });
  const [verifier, setVerifier] = useState<Check['verifier']>();
  const worker = useRef<Worker>(undefined);
  const run = useRef(0);

  const cancel = useCallback(() => {
    run.current += 1;
    worker.current?.terminate();
    worker.current = undefined;
    setState({ phase: 'idle' });
  }, []);
  useEffect(() => cancel, [cancel, bankId, date]);

  const start = useCallback((flip: boolean) => {
    cancel();
    const mine = run.current;
    const current = (next: CheckState): void => {
      if (run.current === mine) setState(next);
    };
    const check = async (): Promise<void> => {
      current({ phase: 'downloading' });
      const request = await requestFor(api, bankId, date, flip);
      if (run.current !== mine) return;
      const thread = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
      worker.current = thread;
      thread.onerror = () => current({ phase: 'failed', error: { detail: 'The verifier could not be started in this browser.' } });
      thread.onmessage = ({ data }: MessageEvent<CheckMessage>) => {
        if (data.kind === 'progress') current({ phase: 'checking', done: data.done, of: data.of });
        else if (data.kind === 'verifier') setVerifier({ file: data.file, sha256: data.sha256 });
        else if (data.kind === 'failed') current({ phase: 'failed', error: { detail: data.detail } });
        else {
          // A changed copy says nothing of the log; and one that contradicts what was kept must not replace it.
          if (!flip && data.result.checkpoint !== null && (data.result.kept === undefined || data.result.kept === 'extends')) keptCheckpoints.write(bankId, data.result.checkpoint);
          current({ phase: 'done', result: data.result });
        }
      };
      thread.postMessage(request);
    };
    check().catch((error: unknown) => current({ phase: 'failed', error }));
  }, [api, bankId, date, cancel]);

  return { state, verifier, start, cancel };
}

/** The archive of a day, as a file to keep. */
export async function downloadArchive(api: RegulatorClient, bankId: string, date: string): Promise<ArrayBuffer> {
  return (await answer(api.GET('/banks/{bankId}/evidence.zip', { params: { path: { bankId }, query: { from: date, to: date } }, parseAs: 'arrayBuffer' }))) as unknown as ArrayBuffer;
}

async function requestFor(api: RegulatorClient, bankId: string, date: string, flip: boolean): Promise<CheckRequest> {
  const zip = new Uint8Array(await downloadArchive(api, bankId, date));
  const checkpoint = keptCheckpoints.read(bankId);
  if (checkpoint === undefined) return { zip, kept: undefined, flip };
  const history = await answer(api.GET('/banks/{bankId}/log/history', { params: { path: { bankId }, query: { size: String(checkpoint.size) } } })) as ArchiveHistory;
  return { zip, kept: { checkpoint, history }, flip };
}
