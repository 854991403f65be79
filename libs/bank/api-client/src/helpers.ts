import type { BankClient } from './bank-client.js';
import type { paths } from './schema.generated.js';

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
