import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { platformError } from '../errors.js';

/** Validates a body, query or parameter: `@Body(new ZodPipe(schema)) body: z.infer<typeof schema>`. */
export class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  readonly #schema: Schema;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  /** @throws ProbityError VALIDATION_FAILED (400), with one entry per field; values are never quoted */
  transform(value: unknown): z.infer<Schema> {
    const result = this.#schema.safeParse(value);

    if (!result.success) {
      const fields = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
      throw platformError('VALIDATION_FAILED', `${fields.length} field(s) of the request are refused`, { status: 400, fields });
    }

    return result.data;
  }
}
