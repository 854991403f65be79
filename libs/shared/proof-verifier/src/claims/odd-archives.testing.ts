/** Evidence that two implementations are likely to read differently: numbers, texts, zones, instants and notes at their edges. */
import { archiveDay } from './archive.js';
import { publish, sampleParts, sampleTrust } from './sample-day.testing.js';

type Text = (text: string) => string;
const same: Text = (text) => text;
const put = (from: string, to: string): Text => (text) => {
  if (!text.includes(from)) throw new RangeError(`the sample day has no ${from}`);
  return text.replace(from, to);
};
/** After the last signature line of the checkpoint, in JSON. */
const signature = (name: string): Text => put('\\n","closeIndex"', `\\n— ${name} AAAAAAAAAAA=\\n","closeIndex"`);
const explanation = (text: string): Text => put('"windowsSince"', `"explanation":${JSON.stringify(text)},"windowsSince"`);
const zone = (name: string): Text => put('Europe/Berlin', name);
const nested = (depth: number): Text => put('{"bitLength":{"field":"amountBase"}}', `${'{"not":'.repeat(depth)}{"field":"amount"}${'}'.repeat(depth)}`);

const OF_BUNDLE: Record<string, Text> = {
  'byte order mark': (text) => `\ufeff${text}`,
  'white space': (text) => ` \n${text}\t`,
  'form feed': (text) => `\f${text}`,
  'a key twice': put('"version":1', '"version":2,"version":1'),
  '1.0': put('"version":1', '"version":1.0'),
  '1e0': put('"version":1', '"version":1e0'),
  '-0': put('"merged":0', '"merged":-0'),
  '1e400': put('"merged":0', '"merged":1e400'),
  '1e-400': put('"merged":0', '"merged":1e-400'),
  '5000 digits': put('"merged":0', `"merged":${'9'.repeat(5000)}`),
  NaN: put('"merged":0', '"merged":NaN'),
  false: put('"merged":0', '"merged":false'),
  'the key __proto__': put('"merged":0', '"merged":0,"__proto__":1'),
  'null for absent': put('"windowsSince"', '"previousHeader":null,"windowsSince"'),
  'line feed after a name': put('"bankId":"sample-bank"', '"bankId":"sample-bank\\n"'),
  'year 0': put('"attestedAt":"2025', '"attestedAt":"0000'),
  'end of the 20 bits of days': put('"businessDate":"2025-10-26"', '"businessDate":"4840-11-28"'),
  'explanation of 1,001 characters in pairs': explanation('\u{10400}'.repeat(1001)),
  'explanation with five marks': explanation(`x${'\u0301'.repeat(5)}`),
  'explanation with an ignorable that is not assigned': explanation('a\u2065'),
  'signature of a name with a zero-width space': signature('o\ufeffther'),
  'signature of a name of 202 units': signature('\u{1f600}'.repeat(101)),
  'signature of a name with half a pair': signature('o\\ud800ther'),
};

const OF_TRUST: Record<string, Text> = {
  'byte order mark in trust': (text) => `\ufeff${text}`,
  'half a pair in a name': put('SCT in', 'SCT\\ud800in'),
  'half a pair in a feature program': put('bit length of', 'bit \\ud800 of'),
  'zone in capitals': zone('EUROPE/BERLIN'),
  'zone of another name': zone('Arctic/Longyearbyen'),
  'zone with leap seconds': zone('right/Europe/Berlin'),
  'offset for a zone': zone('+01:00'),
  'the local zone': zone('localtime'),
  'a program nested 400 deep': nested(400),
};

/** Archives by what is odd about them. */
export function oddArchives(): Record<string, Uint8Array> {
  const [bundle, trust] = [publish(sampleParts()), sampleTrust()].map((document) => JSON.stringify(document)) as [string, string];
  const zips = (cases: Record<string, Text>, zip: (change: Text) => Uint8Array): [string, Uint8Array][] => Object.entries(cases).map(([name, change]) => [name, zip(change)]);
  return Object.fromEntries([...zips({ nothing: same, ...OF_BUNDLE }, (change) => archiveDay(change(bundle), trust)), ...zips(OF_TRUST, (change) => archiveDay(bundle, change(trust)))]);
}
