import { applyDecorators, Injectable, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { platformError } from '../errors.js';

/** The entity tag of a version. */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/**
 * Call it with the version read under the row's lock, in the transaction that changes the row: two people who edit the same
 * thing do not overwrite each other, the second one is told.
 *
 * @throws ProbityError PRECONDITION_REQUIRED (428) without If-Match, PRECONDITION_FAILED (412) when it names another version
 */
export function requireIfMatch(request: Pick<Request, 'headers'>, version: number): void {
  const given = request.headers['if-match'];
  if (given === undefined) throw platformError('PRECONDITION_REQUIRED', 'send If-Match with the ETag of what you read', { status: 428 });
  const tags = given.split(',').map((tag) => tag.trim());
  // Strong comparison (RFC 9110 §13.1.1): a weak tag matches nothing.
  if (!tags.includes('*') && !tags.includes(etagOf(version))) {
    throw platformError('PRECONDITION_FAILED', 'it was changed since you read it: read it again, and decide again', { status: 412 });
  }
}

@Injectable()
class SendEtag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(tap(({ version }: { version: number }) => void response.setHeader('etag', etagOf(version))));
  }
}

/** On a route that answers with something that has a `version`: its ETag. */
export function Versioned(): MethodDecorator {
  return UseInterceptors(SendEtag);
}

/** On a route that changes something versioned and calls {@link requireIfMatch}: its ETag, and the header in the API document. */
export function ETagged(): MethodDecorator {
  return applyDecorators(UseInterceptors(SendEtag), ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the version that is changed' }));
}
