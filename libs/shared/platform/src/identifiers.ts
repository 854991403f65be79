import { v7 } from 'uuid';

/** A new UUIDv7: time-ordered, used as the outside identifier of rows. Inside, natural unique keys decide. */
export function newId(): string {
  return v7();
}
