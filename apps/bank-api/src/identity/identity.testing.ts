/** People for tests: made as on the bank's machine, signed in without the slow hash. */
import { createFirstUser, Sessions, type Role } from '@probity/bank-identity';
import { csrfTokenOf, type RunningService } from '@probity/shared-platform';
import { asOwner, type TestBank } from '../bank.test-helper.js';

export interface TestPerson {
  readonly id: string;
  readonly actor: string;
  /** What a page of the service sends along. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A person with these roles. @param age seconds since they proved who they are */
export async function personOf(bank: TestBank, service: RunningService, name: string, roles: readonly Role[], age = 0): Promise<TestPerson> {
  const now = Math.floor(Date.now() / 1000);
  const { id } = await asOwner(bank, (owner) => createFirstUser(owner, { email: `${name}@bank.example`, displayName: name, roles }, now));
  return { id, actor: `user:${id}`, headers: await sessionHeaders(service, id, age) };
}

/** Another session of a person. */
export async function sessionHeaders(service: RunningService, userId: string, age = 0): Promise<Record<string, string>> {
  const { token } = await service.app.get(Sessions).issue(userId, { method: 'password', authenticatedAt: Math.floor(Date.now() / 1000) - age });
  return { cookie: `probity-development=${token}`, origin: service.url, 'x-probity-csrf': csrfTokenOf(token) };
}
