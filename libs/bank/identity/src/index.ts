export * from './errors.js';
export { eventsBefore } from './events.js';
export type { IdentityEventKind, StoredIdentityEvent } from './events.js';
export { ExternalLogin } from './external-login.js';
export type { ExternalIdentity, ExternalSession, GroupRoles } from './external-login.js';
export * from './permissions.js';
export * from './roles.js';
export { actorIdOf, IDLE_SECONDS, SESSION_SECONDS, Sessions } from './sessions.js';
export type { IssuedSession, LoginMethod, SessionView, UserSession } from './sessions.js';
