import { InferenceSession, Tensor } from 'onnxruntime-node';

/** Opens a model for exact, repeatable runs: one thread, no rewriting of the graph. */
export function openSession(modelBytes: Uint8Array): Promise<InferenceSession> {
  return InferenceSession.create(modelBytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'disabled',
    logSeverityLevel: 3,
  });
}

/** Runs a model of one float32 input [N, F] and one float32 output [N, 1]. */
export async function runColumn(session: InferenceSession, rows: readonly (readonly number[])[], width: number): Promise<Float32Array> {
  const data = new Float32Array(rows.length * width);
  rows.forEach((row, i) => data.set(row, i * width));
  const output = await session.run({ [session.inputNames[0]!]: new Tensor('float32', data, [rows.length, width]) });
  return output[session.outputNames[0]!]!.data as Float32Array;
}
