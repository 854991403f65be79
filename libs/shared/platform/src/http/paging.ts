import { applyDecorators, Injectable, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { z } from 'zod';
import { platformError } from '../errors.js';
import { openApiSchema } from './openapi.js';

export const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

/** One page of a list. `next` is the cursor of the page after it, null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The query parameters of every list: spread into the route's own strict schema. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE),
  cursor: z.string().min(1).max(1024).optional(),
} as const;

/** Schema of a {@link Page} for API documents. */
export function pageSchema<Item extends z.ZodType>(item: Item): z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodNullable<z.ZodString> }> {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

/**
 * Cursors of one list: the sort key of the last row that was shown, so that rows which come or go in between shift nothing.
 * A cursor is checked like any other input, by the name of its list and the key's own schema. It is not signed: it says from
 * where on to read what the caller may read anyway, so forging one gains nothing.
 */
export class Keyset<Key extends z.ZodType> {
  readonly #schema: z.ZodTuple<[z.ZodLiteral<string>, Key]>;

  /** @param list name of the list, its filter and order: a cursor of another list is refused */
  constructor(private readonly list: string, key: Key) {
    this.#schema = z.tuple([z.literal(list), key]);
  }

  /** The key behind a cursor; undefined at the start. @throws ProbityError CURSOR_INVALID (400) */
  after(cursor: string | undefined): z.infer<Key> | undefined {
    if (cursor === undefined) return undefined;
    const parsed = this.#schema.safeParse(jsonOf(cursor));
    if (!parsed.success) throw platformError('CURSOR_INVALID', 'the cursor is none of this list: take it from `next` of a page, unchanged', { status: 400 });
    return parsed.data[1] as z.infer<Key>;
  }

  /** @param rows one more than `limit` was asked of the database: whether it came says if there is a next page */
  page<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => z.infer<Key>): Page<Row> {
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, next: rows.length <= limit || last === undefined ? null : this.#cursor(keyOf(last)) };
  }

  #cursor(key: z.infer<Key>): string {
    return Buffer.from(JSON.stringify([this.list, key])).toString('base64url');
  }
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Says the next page in a `Link` header too (RFC 8288): the same request with the other cursor. */
@Injectable()
class LinkNext implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { originalUrl } = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(
      tap((page: Page<unknown>) => {
        if (page.next === null) return;
        const url = new URL(originalUrl, 'http://localhost');
        url.searchParams.set('cursor', page.next);
        response.setHeader('link', `<${url.pathname}${url.search}>; rel="next"`);
      }),
    );
  }
}

/** On a route that answers with a {@link Page}: the `Link` header, and the two parameters in the API document. */
export function Paged(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(LinkNext),
    ApiQuery({ name: 'limit', required: false, schema: openApiSchema(z.int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE)) }),
    ApiQuery({ name: 'cursor', required: false, description: 'next of the page before', schema: openApiSchema(pageQuery.cursor.unwrap()) }),
  );
}
