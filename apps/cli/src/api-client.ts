import { ProbityError } from '@probity/shared-platform';

/** A JSON client of one service. A problem answer becomes a ProbityError with its code; nothing is retried. */
export class ApiClient {
  constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  /** Everything of a list that comes in pages. */
  async list<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    const url = new URL(path, this.url);
    url.searchParams.set('limit', '200');
    for (;;) {
      const page = await this.get<{ items: T[]; next: string | null }>(`${url.pathname}${url.search}`);
      items.push(...page.items);
      if (page.next === null) return items;
      url.searchParams.set('cursor', page.next);
    }
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.send<T>('POST', path, body);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PUT', path, body);
  }

  /** Sends text and returns the status, whatever it is: for protocols whose refusals are answers. */
  async postText(path: string, body: string): Promise<number> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'text/plain' };
    return (await fetch(new URL(path, this.url), { method: 'POST', headers, body })).status;
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    }).catch((cause: unknown) => {
      throw new ProbityError('SERVICE_UNREACHABLE', `${method} ${path}: ${this.url} does not answer; is the service up?`, { status: 503, cause });
    });
    const text = await response.text();
    if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
    const problem = problemOf(text);
    throw new ProbityError(problem.code ?? 'SERVICE_REFUSED', `${method} ${path}: ${problem.detail ?? `answered ${response.status}`}`, { status: response.status });
  }
}

function problemOf(text: string): { code?: string; detail?: string } {
  try {
    return JSON.parse(text) as { code?: string; detail?: string };
  } catch {
    return {};
  }
}
