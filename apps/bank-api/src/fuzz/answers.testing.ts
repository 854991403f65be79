/** Whether answers are what the OpenAPI document says of them. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Answered {
  readonly content?: Readonly<Record<string, unknown>>;
}
interface DocumentWithAnswers {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Answered>> }>>>>;
}

export interface Answer {
  readonly method: string;
  /** As the document writes it: `/cases/{id}`. */
  readonly template: string;
  /** As it was asked. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

const KEY = 'document';

/** Holds answers of success against the document: status, media type, and JSON against its schema. Never quotes a value. */
export class AnswerCheck {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false });
  readonly #validators = new Map<string, ValidateFunction>();
  /** Operations of which an answer was checked. */
  readonly checked = new Set<string>();

  constructor(private readonly document: DocumentWithAnswers) {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, KEY);
  }

  /** What is wrong with an answer; undefined if nothing is. */
  problem({ method, template, path, status, contentType, text }: Answer): string | undefined {
    if (!isOf(path, template)) return undefined;
    const verb = method.toLowerCase();
    const response = this.document.paths[template]?.[verb]?.responses[status];
    if (response === undefined) return `the status ${status} is not documented`;
    this.checked.add(`${method} ${template}`);
    if (response.content === undefined) return text === '' ? undefined : 'there is a body, and none is documented';
    const type = contentType?.split(';')[0]?.trim() ?? '';
    if (!(type in response.content)) return `the media type ${type} is not documented`;
    if (type !== 'application/json') return undefined;
    const validate = this.#validator(['paths', template, verb, 'responses', String(status), 'content', type, 'schema']);
    if (validate(JSON.parse(text))) return undefined;
    return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`).join('; ');
  }

  #validator(path: readonly string[]): ValidateFunction {
    const pointer = path.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const known = this.#validators.get(pointer);
    if (known !== undefined) return known;
    const made = this.#ajv.compile({ $ref: `${KEY}#/${pointer}` });
    this.#validators.set(pointer, made);
    return made;
  }
}

/** A parameter that is empty or `..` makes another operation's path. */
function isOf(path: string, template: string): boolean {
  const parts = new URL(path, 'http://localhost').pathname.split('/');
  const wanted = template.split('/');
  return parts.length === wanted.length && wanted.every((part, i) => (part.startsWith('{') ? parts[i] !== '' : parts[i] === part));
}
