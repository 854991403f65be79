/** One text of a circuit and all that it includes, and the same text with a hook at each hint. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A circuit's main file, or its text. Includes are looked up beside the file, then in `includes`, in order. */
export type CircuitSource = ({ readonly file: string } | { readonly text: string }) & { readonly includes: readonly string[] };

/** All sources in one text, each file once, without comments. @throws Error for an include that is nowhere */
export function inlineSource(source: CircuitSource): string {
  const seen = new Set<string>();
  const inline = (text: string, folder: string | undefined): string =>
    text
      .replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '')
      .replace(/^\s*pragma\s+circom[^;]*;/gm, '')
      .replace(/^\s*include\s+"([^"]+)"\s*;/gm, (_, name: string) => {
        const path = [...(folder === undefined ? [] : [folder]), ...source.includes].map((base) => resolve(base, name)).find((candidate) => existsSync(candidate));
        if (path === undefined) throw new Error(`${name} is in no include folder`);
        if (seen.has(path)) return '';
        seen.add(path);
        return inline(readFileSync(path, 'utf8'), dirname(path));
      });
  const text = 'text' in source ? inline(source.text, undefined) : inline(readFileSync(source.file, 'utf8'), dirname(join(source.file)));
  return `pragma circom 2.2.0;\n${text}`;
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

function whole(statement: string): string {
  let depth = 0;
  for (const letter of statement) {
    if ('([{'.includes(letter)) depth++;
    if (')]}'.includes(letter)) depth--;
    if (depth < 0) break;
  }
  if (depth !== 0) throw new Error(`a statement is not understood: give it braces of its own: ${statement.trim().slice(0, 80)}`);
  return statement;
}

/**
 * Two texts of equal layout, so that the compiler numbers their signals alike (it names anonymous components by their
 * place in the text). `plain` is the circuit. `hooked` computes the same signals and checks nothing: it logs `@name`
 * before and after each `<--` of a signal called `name`, and where an equality or an assertion stands it has blanks.
 * With it an adversary's witness can be computed to its end; whether it satisfies the constraints is for `plain` to say.
 */
export function hookHints(text: string): { readonly plain: string; readonly hooked: string } {
  if (text.includes('-->')) throw new Error('write x <-- y: the other arrow is not understood');
  // A piece ends with a semicolon or a brace. Cut first: sources hold constants of 100 kB in one statement.
  const pieces = text.split(/(?<=[;{}])/);
  const rewrite = (hooked: boolean): string =>
    pieces.map((piece) => {
      const [target, value] = piece.split('<--');
      if (value === undefined) return hooked && /===|^\s*assert\s*\(/.test(piece) ? blank(whole(piece)) : piece;
      const name = /([A-Za-z_$][\w$]*)\s*(?:\[.*\]\s*)*$/.exec(target!)?.[1];
      if (name === undefined) throw new Error(`a hint is not understood: ${target!.trim()}`);
      const hook = `log("@${name}");`;
      const shown = hooked ? hook : blank(hook);
      return `${shown}${whole(piece)}${shown}`;
    }).join('');
  return { plain: rewrite(false), hooked: rewrite(true) };
}
