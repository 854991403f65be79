/** What a person sees while a command works: one line a stage, with progress. All on stderr; stdout belongs to results. */

export type Report = (fraction: number, note?: string) => void;

const BAR_WIDTH = 24;

function bar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_WIDTH);
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Runs one stage. On a terminal its line is redrawn in place; elsewhere it is printed at its start, each quarter and its end. */
export async function stage<T>(title: string, work: (report: Report) => Promise<T>): Promise<T> {
  const started = Date.now();
  const live = process.stderr.isTTY;
  const draw = (text: string): void => {
    process.stderr.write(live ? `\r\x1b[2K${text}` : `${text}\n`);
  };
  let quarter = 0;
  draw(`  … ${title}`);
  try {
    const result = await work((fraction, note = '') => {
      const due = Math.floor(fraction * 4) > quarter;
      if (!live && !due) return;
      quarter = Math.floor(fraction * 4);
      draw(`  … ${title} ${bar(fraction)} ${Math.round(fraction * 100)} %${note && ` · ${note}`}`);
    });
    draw(`  ✔ ${title} (${seconds(started)})`);
    return result;
  } catch (error) {
    draw(`  ✘ ${title} (${seconds(started)})`);
    throw error;
  } finally {
    if (live) process.stderr.write('\n');
  }
}

export function say(text = ''): void {
  process.stderr.write(`${text}\n`);
}

/** What went wrong, for a person. A stack only where the error is none that anyone foresaw. */
export function sayError(error: unknown): void {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const text = !(error instanceof Error) ? String(error) : code === undefined ? (error.stack ?? error.message) : error.message.startsWith(code) ? error.message : `${code}: ${error.message}`;
  say(`\n  ${text}\n`);
}

/** A plain table; columns of numbers are right-aligned. */
export function table(rows: readonly Readonly<Record<string, string | number | boolean>>[]): void {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const cells = rows.map((row) => columns.map((column) => String(row[column])));
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i]!.length)));
  const right = columns.map((column) => rows.every((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]): string => '  ' + row.map((cell, i) => (right[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ');
  say(line(columns));
  say(line(widths.map((width) => '─'.repeat(width))));
  cells.forEach((row) => say(line(row)));
}

/** The result of a command: one line of JSON, always the last on stdout. */
export function result(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
