import type { BankClient } from './bank-client.js';
import type { paths } from './schema.generated.js';

/** What a call is answered with when it succeeds. */
type Answered<Result> = Result extends { readonly data: infer Data; readonly error?: never } ? Data : never;

/** What a call was answered with: `const item = await answer(bank.GET('/cases/{id}', …))`. */
export async function answer<Result extends { readonly data?: unknown }>(call: Promise<Result>): Promise<Answered<Result>> {
  // The client throws at every refusal, so that the half of the union with an error never comes here.
  return (await call).data as Answered<Result>;
}

/** Header for a change of what was read: the service refuses it with PRECONDITION_FAILED or its like if that has changed since. */
export function ifMatch(read: Response): { readonly 'If-Match': string } {
  const tag = read.headers.get('etag');
  if (tag === null) throw new TypeError('this answer has no ETag: what it shows has no version');
  return { 'If-Match': tag };
}

/** Header that lets a request be sent again without doing its work twice: make it once, and send it with every attempt. */
export function idempotent(key: string = crypto.randomUUID()): { readonly 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

type PageAt<Path extends keyof paths> = paths[Path] extends { readonly get: { readonly responses: { readonly 200: { content: { readonly 'application/json': infer Page } } } } } ? Page : never;
/** Lists that come in pages: the older ones name their list and leave `cursor` out on the last page, the others say `next: null`. */
export type PagedPath = { [Path in keyof paths]: Extract<keyof PageAt<Path>, 'next' | 'cursor'> extends never ? never : Path }[keyof paths];
type ListIn<Page> = { [Key in keyof Page]: Page[Key] extends readonly (infer Item)[] ? Item : never }[keyof Page];
type ItemAt<Path extends PagedPath> = NonNullable<ListIn<PageAt<Path>>>;
type ParametersOf<Path extends PagedPath> = paths[Path] extends { readonly get: { readonly parameters: infer Parameters } } ? Parameters : never;

interface PageRequest {
  readonly params: { readonly path?: unknown; readonly query?: Readonly<Record<string, unknown>> };
}
type Page<Item> = Readonly<Record<string, readonly Item[] | string | null | undefined>>;

/** Everything of a list, page after page as it is asked for: `for await (const item of all(bank, '/cases', { query: { state: 'open' } }))`. */
export async function* all<Path extends PagedPath>(client: BankClient, path: Path, parameters: ParametersOf<Path>): AsyncGenerator<ItemAt<Path>, void> {
  const get = client.GET as unknown as (path: Path, request: PageRequest) => Promise<{ readonly data: Page<ItemAt<Path>> }>;
  const { path: inPath, query } = parameters as PageRequest['params'];
  let cursor: unknown;
  do {
    const { data } = await get(path, { params: { path: inPath, query: cursor === undefined ? query : { ...query, cursor } } });
    yield* Object.values(data).find((value) => Array.isArray(value)) as readonly ItemAt<Path>[];
    cursor = data['next'] ?? data['cursor'] ?? undefined;
  } while (cursor !== undefined);
}
