/** Problem details (RFC 9457) as every refusal of a service sends them. */
export interface Problem {
  /** `urn:probity:problem:<code>` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** `urn:probity:request:<X-Request-Id>` */
  readonly instance?: string;
  /** Of a body that is not as the API document says: where, and what is wrong there. */
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}

/** A refusal. `code` is from a closed set; `requestId` is what the service's log lines name the request by. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly detail: string;
  readonly fields: NonNullable<Problem['fields']>;

  constructor(
    readonly status: number,
    readonly requestId: string | undefined,
    problem: Partial<Problem>,
  ) {
    // Something between here and the service, such as a proxy, answers with no code.
    super(`${problem.code ?? 'SERVICE_REFUSED'}: ${problem.detail ?? `answered ${status}`}`);
    this.name = 'ApiProblem';
    this.code = problem.code ?? 'SERVICE_REFUSED';
    this.detail = problem.detail ?? `answered ${status}`;
    this.fields = problem.fields ?? [];
  }
}

/** No answer at all. Whether the request did its work is not known: send it again with the same Idempotency-Key. */
export class ApiUnreachable extends Error {
  readonly code = 'SERVICE_UNREACHABLE';

  constructor(cause: unknown) {
    super('SERVICE_UNREACHABLE: the service does not answer', { cause });
    this.name = 'ApiUnreachable';
  }
}

/** The refusal in a response. */
export async function problemIn(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  return new ApiProblem(response.status, requestId, isProblem ? ((await response.json()) as Problem) : {});
}
