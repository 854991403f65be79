/** What the routes of cases have in common: who asks, and of which version. */
import { createParamDecorator, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { CaseError, type CaseActor } from '@probity/bank-cases';
import { isPermitted, type Actor } from '@probity/shared-platform';
import { tap, type Observable } from 'rxjs';
import { z } from 'zod';

/** A text that somebody writes and others read. */
export const text = z.string().trim().min(1).max(10_000);
export const actorId = z.string().min(1).max(200);
export const textSchema = z.strictObject({ text });
/** From 1970 on, and far beyond anybody's career. */
export const instant = z.number().int().min(0).max(2 ** 34 - 1);

export const IF_MATCH = { name: 'If-Match', required: true, description: 'The version that was read: `"<version>"`, as the ETag says.' };

interface HttpRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
interface HttpResponse {
  setHeader(name: string, value: string): unknown;
}

/** The version in `If-Match`, so that nobody decides about what has changed since. */
export const SeenVersion = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const [, version] = /^"([1-9][0-9]{0,8})"$/.exec(String(context.switchToHttp().getRequest<HttpRequest>().headers['if-match'])) ?? [];
  if (version === undefined) throw new CaseError('CASE_VERSION_REQUIRED', 'send the version that you have read: If-Match: "<version>", as the ETag of the last answer says', 428);
  return Number(version);
});

/** Sets the ETag of an answer that has a version. */
export class VersionTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(tap((body: unknown) => {
      if (typeof body === 'object' && body !== null && 'version' in body) context.switchToHttp().getResponse<HttpResponse>().setHeader('ETag', `"${Number(body.version)}"`);
    }));
  }
}

export function caseActor(actor: Actor): CaseActor {
  return { id: actor.id, approves: isPermitted(actor, 'cases:approve') };
}
