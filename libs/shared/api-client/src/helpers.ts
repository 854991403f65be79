/** What a call is answered with when it succeeds. */
type Answered<Result> = Result extends { readonly data: infer Data; readonly error?: never } ? Data : never;

/** What a call was answered with: `const item = await answer(client.GET('/cases/{id}', …))`. */
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
